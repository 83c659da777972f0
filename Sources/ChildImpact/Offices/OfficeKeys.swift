import Signing

/// The two keys of this computer, open: wiped when the value goes.
struct OfficeKeys: ~Copyable {
  /// What an office is called that nobody has given a code.
  static let defaultCode = "office"

  /// Signs assessments.
  let personal: SigningKey
  /// Signs the heads of the log.
  let office: SigningKey

  /// Takes two keys that are open.
  init(personal: consuming SigningKey, office: consuming SigningKey) {
    self.personal = personal
    self.office = office
  }

  /// Opens both key files with one passphrase.
  init(_ folder: ResultsFolder, _ passphrase: borrowing Passphrase) throws(SigningProblem) {
    let personal = try KeyFile.open(folder.personalKey, passphrase: passphrase)
    let office = try KeyFile.open(folder.officeKey, passphrase: passphrase)
    self.personal = personal
    self.office = office
  }
}
