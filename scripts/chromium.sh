#!/bin/sh
# Put a real Chromium (and a Chinese font) on this machine where that is possible; say so where it is not.
have() { command -v "$1" >/dev/null 2>&1; }
if have chromium || have chromium-browser || have google-chrome || [ -n "${CHROMIUM:-}" ]; then exit 0; fi
if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fonts-noto-core; } >/dev/null 2>&1 && exit 0
fi
echo "Chromium is not on this machine and could not be installed: the browser tests will be skipped. Set CHROMIUM=/path/to/it." >&2
