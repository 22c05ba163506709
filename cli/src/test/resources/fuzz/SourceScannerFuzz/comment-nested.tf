/* /* */ resource "a" "b" {} */
