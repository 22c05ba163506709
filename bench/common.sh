# Shared by bench/run and bench/memory, which set $bench: builds bench.jar where its sources are newer, makes plans.

java=java
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
fi
jar=$bench/target/bench.jar
plans=$bench/target/plans
classes=io.jenkins.plugins.terraformguard.bench
# A library still uses memory access that newer Java versions warn of.
quiet=--sun-misc-unsafe-memory-access=allow
"$java" "$quiet" -version >/dev/null 2>&1 || quiet=

build() {
  if [ -f "$jar" ] && [ -z "$(find "$bench/../src/main/java" "$bench/../src/main/resources" "$bench/src" \
    "$bench/pom.xml" -newer "$jar" -type f -print | head -n 1)" ]; then
    return
  fi
  echo "Building the benchmarks..." >&2
  (cd "$bench" && ../mvnw -q -B -Dspotless.check.skip=true package) >&2
}

# plan SHAPE SIZE_MB: prints the file's name; it is made if it is not there.
plan() {
  file=$plans/$1-$2.json
  if [ ! -f "$file" ]; then
    mkdir -p "$plans"
    "$bench/generate" --shape "$1" "$2" "$file.part" && mv "$file.part" "$file"
  fi
  printf '%s\n' "$file"
}
