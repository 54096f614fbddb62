#!/bin/sh
# Make a virtual environment with the first Python that is new enough: sh tools/venv.sh FOLDER
# PYTHON=/path/to/python names another one.
set -eu
folder=$1

fit() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if fit "$name"; then
            echo "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "annals: installing python3 and python3-venv" >&2
    apt-get -qq update && apt-get -qq install -y python3 python3-venv >/dev/null
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "annals: Python 3.11 or newer with its venv module is needed" >&2
    echo "  mend: on Debian or Ubuntu: sudo apt-get install python3 python3-venv; or PYTHON=/path/to/python make" >&2
    exit 1
fi
"$python" -m venv "$folder"
