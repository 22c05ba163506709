# one "x {
// two {
/* three
 { " */ resource /* four */ "a" /* five */ "b" { // six }
  x = 1 # "
  /* y = 2 */
}
