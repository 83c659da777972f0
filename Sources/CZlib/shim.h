// Doors to zlib: its initialisers are macros that pass the size of the caller's struct.
#ifndef CHILD_IMPACT_CZLIB_SHIM_H
#define CHILD_IMPACT_CZLIB_SHIM_H

#include <zlib.h>

// The largest window, and 16 for the format of gzip (RFC 1952).
#define GZIP_WINDOW (15 + 16)

static inline int gzip_begin_reading(z_stream *stream) {
  return inflateInit2(stream, GZIP_WINDOW);
}

static inline int gzip_begin_writing(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY);
}

#endif
