"""Which rules an article was cleaned by."""

#: Raised whenever the same HTML would come out differently: stored articles are cleaned anew.
SANITIZER_VERSION = 3
