// Doors to OpenSSL 3 libcrypto for what Swift cannot reach: macros and variadic functions.
#ifndef CHILD_IMPACT_COPENSSL_SHIM_H
#define CHILD_IMPACT_COPENSSL_SHIM_H

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// BIO_get_mem_data is a macro. The bytes belong to the BIO.
static inline long openssl_memory_bytes(BIO *bio, char **bytes) {
  return BIO_get_mem_data(bio, bytes);
}

// OPENSSL_free is a macro.
static inline void openssl_free(void *memory) { OPENSSL_free(memory); }

// No core file and no reading by other processes of the same user; prctl is variadic.
static inline int process_refuse_dumps(void) {
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

// A file without a name, closed in programs that are started; syscall is variadic.
static inline int memory_file(void) {
  return (int)syscall(SYS_memfd_create, "child-impact", 1u /* MFD_CLOEXEC */);
}

// A pipe whose ends are closed in programs that are started; pipe2 is hidden from Swift.
static inline int closed_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, 02000000 /* O_CLOEXEC */);
}

#endif
