# shellcheck shell=bash
# A JDK 25 or later: found, or installed from the distribution, or (Debian 12) unpacked privately from Debian 13.

java_oldest=25

# java_major HOME: the major version of the JDK at HOME, empty when there is no whole JDK that runs.
java_major() {
  local line
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    line=$(grep -m1 '^JAVA_VERSION=' "$1/release") || line=''
  fi
  # 25.0.1 -> 25; 1.8.0 -> 1, which is too old all the same.
  line=${line#JAVA_VERSION=\"}
  printf '%s' "${line%%[!0-9]*}"
}

# java_candidates: every place a JDK may be, most explicit first; EMBEDSMITH_JVM_FOLDERS says where the system's are.
java_candidates() {
  local on_path folder jdk folders
  IFS=: read -r -a folders <<<"${EMBEDSMITH_JVM_FOLDERS:-/usr/lib/jvm:/usr/local/lib/jvm}"
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if on_path=$(command -v javac 2>/dev/null); then
    on_path=$(readlink -f -- "$on_path")
    printf '%s\n' "${on_path%/bin/javac}"
  fi
  printf '%s\n' "$tools_dir/jdk"
  for folder in "${folders[@]}"; do
    for jdk in "$folder"/*; do
      [ -L "$jdk" ] || printf '%s\n' "$jdk"
    done
  done
}

# java_find: sets java_home to the first JDK that is new enough.
java_find() {
  local jdk major
  java_home=''
  while IFS= read -r jdk; do
    major=$(java_major "$jdk")
    if [ -n "$major" ] && [ "$major" -ge "$java_oldest" ]; then
      java_home=$jdk
      return 0
    fi
  done < <(java_candidates)
  return 1
}

java_name() { printf 'JDK %s or later' "$java_oldest"; }

java_here() { java_find; }

java_wants() { java_is_private || printf 'openjdk-%s-jdk-headless' "$java_oldest"; }

# java_is_private: where the distribution has no such package, the JDK is unpacked for this user, without root.
java_is_private() { [ "$(machine_os_field ID)-$(machine_os_field VERSION_ID)" = debian-12 ]; }

java_install() {
  if [ -n "${JAVA_HOME:-}" ]; then
    say_warning "JAVA_HOME is $JAVA_HOME, which is not a JDK $java_oldest or later, so it is not used."
  fi
  if java_is_private; then
    java_unpack_private
  else
    packages_install "JDK $java_oldest" "openjdk-$java_oldest-jdk-headless"
  fi
}

# java_unpack_private: Debian 12 has no JDK 25, and Debian 13's needs a newer C library (2.38) than Debian 12's (2.36).
# So the signed packages of both, the JDK and its C library, are unpacked side by side into the tools folder, and the
# JDK's programs are pointed at that library (patchelf). Nothing is added to the system; removing the folder undoes it.
java_unpack_private() {
  local work target=$tools_dir/jdk
  say_step "$(machine_name) has no JDK $java_oldest: unpacking Debian 13's signed packages into $target (about 410 MB to fetch, 400 MB on disk)"
  mkdir -p "$tools_dir"
  scratch_directory work
  later_release_open "$work"
  run_logged "Fetching JDK $java_oldest and its C library" "$launcher_log" java_fetch_packages "$work" ||
    fail_with_log "The packages of JDK $java_oldest could not be fetched." "$launcher_log"
  run_logged "Unpacking JDK $java_oldest" "$launcher_log" java_assemble "$work" ||
    fail_with_log "JDK $java_oldest could not be put together." "$launcher_log" \
      "Install a JDK $java_oldest yourself and point JAVA_HOME at it; the whole log is $launcher_log."
  launcher_did+=("unpacked JDK $java_oldest from Debian 13's signed packages into $target")
}

# What the JDK's own libraries are linked with, beside what every Debian 12 has: text layout and colour for AWT.
java_packages=(openjdk-25-jdk-headless openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g
  libfreetype6 libharfbuzz0b libgraphite2-3 libglib2.0-0t64 libpcre2-8-0 libpng16-16t64 libbrotli1 libbz2-1.0
  liblcms2-2 libjpeg62-turbo)

java_fetch_packages() { # WORK
  mkdir -p "$1/packages" "$1/patchelf"
  (
    cd "$1/packages" && later_release_apt apt-get -q download "${java_packages[@]}" || exit 1
    # patchelf comes from the machine's own release: it has to run before the newer C library is in place.
    cd "$1/patchelf" && apt-get -q download patchelf || exit 1
  )
}

# java_assemble WORK: leaves the JDK in WORK/jdk, built to live at $tools_dir/jdk and nowhere else.
java_assemble() {
  local work=$1 root=$1/root jdk=$1/jdk private=$1/jdk/lib/private package
  (
    set -e
    mkdir -p "$root"
    for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$root"; done
    for package in "$work"/patchelf/*.deb; do dpkg-deb -x "$package" "$work/patchelf"; done
    set -- "$root"/usr/lib/jvm/java-"$java_oldest"-openjdk-*
    mv -- "$1" "$jdk"
    # Only jlink needs the modules' archive; the documents are links into folders that stay behind.
    rm -rf -- "$jdk/jmods" "$jdk/docs" "$jdk/man" "$jdk/lib/src.zip"
    java_settle_links "$jdk" "$root"
    mkdir -p "$private"
    cp -P -- "$root"/usr/lib/*-linux-gnu/*.so* "$private/"
    java_point_at_library "$jdk" "$work/patchelf/usr/bin/patchelf"
    # Tried at its place, with the programs the build and the server use.
    rm -rf -- "$tools_dir/jdk"
    mv -- "$jdk" "$tools_dir/jdk"
    "$tools_dir/jdk/bin/javac" -version
    [ -e /etc/ssl/certs/java/cacerts ] || java_trust_system_certificates "$tools_dir/jdk"
    "$tools_dir/jdk/bin/java" -version
  )
}

# Debian keeps the JDK's configuration under /etc and links to it: the links become the files. The trusted
# certificates stay a link, so that what the administrator trusts is trusted here.
java_settle_links() { # JDK ROOT
  local link aim
  find "$1" -type l -lname '/etc/java-*' | while IFS= read -r link; do
    aim=$2$(readlink -- "$link")
    rm -f -- "$link"
    cp -L -- "$aim" "$link"
  done
}

# A program that starts with the newer loader takes every library by RPATH from beside it, and keeps what it has for
# the native libraries that Java code loads later; so the ones they ask for are all loaded at the start.
java_point_at_library() { # JDK PATCHELF
  local file private=$tools_dir/jdk/lib/private loader early needed=()
  loader=$private/$(basename "$("$2" --print-interpreter "$1/bin/java")")
  for early in libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 libz.so.1 libgcc_s.so.1 libstdc++.so.6; do
    needed+=(--add-needed "$early")
  done
  for file in "$1"/bin/* "$1/lib/jspawnhelper"; do
    "$2" --set-interpreter "$loader" "$file"
    "$2" --force-rpath --set-rpath "\$ORIGIN/../lib:\$ORIGIN:$private" "$file"
  done
  "$2" "${needed[@]}" "$1/bin/java"
  find "$1/lib" -name '*.so' -path "$1/lib/private" -prune -o -name '*.so' -print | while IFS= read -r file; do
    "$2" --force-rpath --set-rpath "\$ORIGIN:\$ORIGIN/..:$private" "$file"
  done
}

java_trust_system_certificates() { # JDK
  [ -r /etc/ssl/certs/ca-certificates.crt ] || return 0
  rm -f -- "$1/lib/security/cacerts"
  "$1/bin/java" "$launcher_dir/TrustSystemCertificates.java" /etc/ssl/certs/ca-certificates.crt "$1/lib/security/cacerts"
}
