# shellcheck shell=bash
# A browser for the console's tests: Chromium, its driver, and a font that has Chinese characters.

browser_name() { printf 'Chromium with its driver and a Chinese font'; }

browser_wants() {
  [ "$(machine_os_field ID)" = ubuntu ] || printf 'chromium chromium-driver '
  printf 'fontconfig fonts-noto-cjk'
}

browser_here() { browser_find && browser_driver_find && browser_has_chinese_font; }

browser_driver_find() {
  for browser_driver in chromedriver chromium.chromedriver; do
    ! machine_has "$browser_driver" || return 0
  done
  return 1
}

browser_install() {
  local missing=()
  browser_find || missing+=(chromium)
  browser_driver_find || missing+=(chromium-driver)
  browser_has_chinese_font || missing+=(fontconfig fonts-noto-cjk)
  if [ "$(machine_os_field ID)" = ubuntu ]; then
    browser_refuse_ubuntu "${missing[@]}"
  fi
  packages_install "a browser for the console's tests" "${missing[@]}"
}

browser_find() {
  for browser_program in chromium chromium-browser google-chrome; do
    ! machine_has "$browser_program" || return 0
  done
  return 1
}

browser_has_chinese_font() {
  machine_has fc-list && [ -n "$(fc-list ':lang=zh' file 2>/dev/null | head -n 1)" ]
}

# Ubuntu has Chromium only as a snap; its packages of that name are empty shells which need snapd at work.
browser_refuse_ubuntu() {
  local missing=("$@") browser=no package rest=()
  for package in "${missing[@]}"; do
    case $package in
      chromium | chromium-driver) browser=yes ;;
      *) rest+=("$package") ;;
    esac
  done
  [ "${#rest[@]}" -eq 0 ] || packages_install "a font for the console's tests" "${rest[@]}"
  [ "$browser" = yes ] || return 0
  machine_has snap || fail "The console's tests need Chromium and chromedriver, which Ubuntu has only as a snap, and there is no snapd here." \
    "Put google-chrome or chromium and a chromedriver of the same version on the PATH, then run this again."
  run_logged "Installing Chromium (snap)" "$launcher_log" as_root snap install chromium ||
    fail_with_log "Chromium could not be installed." "$launcher_log"
  export PATH=$PATH:/snap/bin
}
