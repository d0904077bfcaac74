# Sourced by the scripts at the top: finds a Maven that is new enough, and says what the tests did.

newest_maven_needed=3.9.6
maven_from_central=3.9.11
engine_maven=mvn
plugin_maven=mvn
unresolved=

command -v mvn >/dev/null || {
  echo "Maven 3.8 or newer is needed on the PATH." >&2
  exit 1
}

# The engine builds with any Maven 3.8; the plugin parent POM asks for a newer one, which Central has as an artifact.
plugin_maven_ready() {
  local version
  version=$(mvn -q --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)
  if [ "$(printf '%s\n%s\n' "$newest_maven_needed" "${version:-0}" | sort -V | head -n 1)" = "$newest_maven_needed" ]; then
    return 0
  fi
  local home=".maven-dist/apache-maven-$maven_from_central"
  if [ ! -x "$home/bin/mvn" ]; then
    mvn -q -B -f engine-pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack \
      "-Dartifact=org.apache.maven:apache-maven:$maven_from_central:zip:bin" -DoutputDirectory="$PWD/.maven-dist" >/dev/null 2>&1 || return 1
    chmod +x "$home/bin/mvn"
  fi
  plugin_maven="$PWD/$home/bin/mvn"
}

run_maven() {
  case " $* " in
    *" engine-pom.xml "*) "$engine_maven" -B -ntp -q "$@" 2>&1 | without_colours ;;
    *) "$plugin_maven" -B -ntp "$@" 2>&1 | without_colours ;;
  esac
}

# Some Mavens reset the terminal's colours even where there is no terminal.
without_colours() {
  sed 's/\x1b\[[0-9;]*m//g'
}

# Whether everything that pom.xml names can be had here; what cannot is left in $unresolved.
plugin_pom_resolves() {
  local log=target/plugin-resolution.log
  mkdir -p target
  if ! plugin_maven_ready; then
    unresolved="Maven $newest_maven_needed or newer is needed, and could not be had from Maven Central."
    return 1
  fi
  if "$plugin_maven" -B -ntp -q -f pom.xml dependency:resolve >"$log" 2>&1; then
    return 0
  fi
  unresolved=$(grep -m 1 -E 'Non-resolvable|Could not|Unknown' "$log" | cut -c 1-400)
  unresolved="${unresolved:-$(tail -n 1 "$log")} (all of it: $log)"
  return 1
}

# run_tests WHAT REPORTS MAVEN-ARGUMENTS: the count is printed whether they pass or not.
run_tests() {
  local what=$1 reports=$2 outcome=0
  shift 2
  run_maven "$@" || outcome=$?
  count_tests "$reports" "$what" || outcome=1
  return "$outcome"
}

# Adds up what Surefire reported; no test at all is a failure.
count_tests() {
  local totals passed failed skipped
  totals=$(cat "$1"/TEST-*.xml 2>/dev/null | grep -oE '<testsuite [^>]*' | awk '
    function value(name,   m) { match($0, " " name "=\"[0-9]+\""); m = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", m); return m + 0 }
    { tests += value("tests"); errors += value("errors"); failures += value("failures"); skipped += value("skipped") }
    END { print tests - errors - failures - skipped, errors + failures, skipped + 0 }')
  read -r passed failed skipped <<<"$totals"
  echo "Tests of $2: $passed passed, $failed failed, $skipped skipped"
  [ "$passed" -gt 0 ] && [ "$failed" -eq 0 ]
}
