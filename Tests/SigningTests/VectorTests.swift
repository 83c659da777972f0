import Signing
import Testing

@Suite struct `published vectors` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `SHA-256 as in FIPS 180-4`(text: String, expected: String) {
    #expect(Digest(of: Array(text.utf8)).hex == expected)
    #expect(Digest(hex: expected)?.bytes == Hexadecimal.bytes(expected))
  }

  struct Ed25519Vector: Sendable {
    let seed: String
    let key: String
    let message: String
    let signature: String
  }

  static let ed25519 = [
    Ed25519Vector(
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Ed25519Vector(
      seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
        + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Ed25519Vector(
      seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
        + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    Ed25519Vector.test1024,
    // The message is the SHA-512 of "abc".
    Ed25519Vector(
      seed: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
      key: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      message: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
      signature: "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
  ]

  @Test(arguments: ed25519)
  func `Ed25519 as in RFC 8032 section 7.1`(vector: Ed25519Vector) throws {
    let seed = try #require(Hexadecimal.bytes(vector.seed))
    let message = try #require(Hexadecimal.bytes(vector.message))
    let key = try SigningKey.ed25519(seed: seed)
    let publicKey = key.publicKey
    let signature = try key.sign(message)
    #expect(Hexadecimal.text(publicKey.raw) == vector.key)
    #expect(Hexadecimal.text(signature) == vector.signature)
    #expect(publicKey.verifies(signature, of: message))
    #expect(!publicKey.verifies(signature, of: message + [0]))
  }

  @Test func `the DSSE pre-authentication encoding of its specification`() {
    let bytes = Envelope.signedBytes(
      Array("hello world".utf8), as: PayloadType("http://example.com/HelloWorld"))
    let expected = "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 as in RFC 4648 section 10`(plain: String, encoded: String) {
    #expect(Base64.text(Array(plain.utf8)) == encoded)
    #expect(Base64.bytes(encoded) == Array(plain.utf8))
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zh==", "Zm9=", "Zm=v", "=", "====", "Z===", "Zm 9v", "Zm9v\n", "Zm-v", "Zg==Zg==",
  ])
  func `base64 in another spelling is refused`(text: String) {
    #expect(Base64.bytes(text) == nil)
  }
}
