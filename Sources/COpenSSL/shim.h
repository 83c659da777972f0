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

// BIO_get_mem_data is a macro. The bytes belong to the BIO.
static inline long openssl_memory_bytes(BIO *bio, char **bytes) {
  return BIO_get_mem_data(bio, bytes);
}

// No core file and no reading by other processes of the same user; prctl is variadic.
static inline int process_refuse_dumps(void) {
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#endif
