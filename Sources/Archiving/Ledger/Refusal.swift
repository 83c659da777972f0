public import Records
public import Signing

/// Why an entry is no part of a log: what append refuses and verify reports.
public enum Refusal: Error, Sendable, Hashable {
  /// The leaf is not a statement.
  case notStatement(JSONProblem)
  /// The statement is another office's.
  case otherOffice
  /// The blob is not there.
  case missingBlob
  /// The blob is not the one that the statement names.
  case otherBlob
  /// A genesis anywhere but at the beginning, or something else there.
  case misplacedGenesis
  /// The blob is no envelope.
  case notEnvelope(SigningProblem)
  /// The envelope holds something else than the statement says.
  case otherType
  /// The payload is not what its type asks for.
  case badPayload(JSONProblem)
  /// The record of the statement is not that of the blob.
  case otherRecord
  /// The genesis lacks signatures of root keys, or has others.
  case badRootSignatures
  /// The blob is no questionnaire in canonical form.
  case badQuestionnaire(JSONProblem)
  /// The questionnaire is there already.
  case repeatedQuestionnaire
  /// Another number of signatures than one.
  case notOneSignature
  /// A key that the registry does not have for a person.
  case unknownKey
  /// A signature that the key did not make.
  case badSignature
  /// The payload names another signer than the one who signed.
  case otherSigner
  /// The signer holds no post with the role that the policy asks for.
  case notPermitted
  /// The questionnaire is not in the log before it.
  case unknownQuestionnaire
  /// The record is at another version.
  case wrongVersion(expected: Int)
  /// An edit that does not name the version before it.
  case wrongPredecessor

  /// The archive holds no record that it belongs to.
  case unknownRecord
  /// The entry is there already.
  case repeatedEntry
  /// The content of the record has been disposed of.
  case disposed
  /// A key that is no longer used.
  case retiredKey
  /// A key that has been revoked.
  case revokedKey
  /// It is about another version than the present one.
  case otherVersion
  /// The version was returned, refused or withdrawn.
  case stopped
  /// The record was refused or withdrawn for good.
  case closed
  /// The chain has no such step for this record.
  case notInChain
  /// The step does not let this be said.
  case wrongDecision
  /// The leader's own unit proposes, so that another task force signs.
  case ownUnit
  /// The signer does not speak for the unit that is asked.
  case otherUnit
  /// An earlier step is not done.
  case tooEarly
  /// The step is done, or this person has signed it.
  case alreadyDone
  /// Roles that must be different persons would be one.
  case samePerson
  /// It relies on what has come into doubt.
  case inDoubt
  /// It relies on what is no sign-off of this version.
  case unknownBasis
  /// It does not name the sign-offs that it rests on.
  case missingBasis
  /// The units without reply are not those that it names.
  case wrongSilence
  /// Nothing of this person is in doubt.
  case nothingToReaffirm
  /// It gives no reason.
  case noReason
  /// It holds what the step does not call for.
  case notCalledFor
  /// It concludes nothing.
  case noConclusion
  /// The conclusion is milder than the grade allows, or the grade allows none.
  case milderConclusion
  /// A conditional grade without a condition.
  case noConditions
  /// It verifies conditions that do not exist, or none.
  case wrongConditions
  /// The retention is not over, or the record is not closed.
  case notYetDisposable
  /// It does not name the content of the record.
  case otherContent
  /// A change that does not fit the registry.
  case badChange(RegistryProblem)
}

extension Refusal {
  /// A stable name.
  public var code: String {
    switch self {
    case .notStatement: "not-statement"
    case .otherOffice: "other-office"
    case .missingBlob: "missing-blob"
    case .otherBlob: "other-blob"
    case .misplacedGenesis: "misplaced-genesis"
    case .notEnvelope: "not-envelope"
    case .otherType: "other-type"
    case .badPayload: "bad-payload"
    case .otherRecord: "other-record"
    case .badRootSignatures: "bad-root-signatures"
    case .badQuestionnaire: "bad-questionnaire"
    case .repeatedQuestionnaire: "repeated-questionnaire"
    case .notOneSignature: "not-one-signature"
    case .unknownKey: "unknown-key"
    case .badSignature: "bad-signature"
    case .otherSigner: "other-signer"
    case .notPermitted: "not-permitted"
    case .unknownQuestionnaire: "unknown-questionnaire"
    case .wrongVersion: "wrong-version"
    case .wrongPredecessor: "wrong-predecessor"
    case .unknownRecord: "unknown-record"
    case .repeatedEntry: "repeated-entry"
    case .disposed: "disposed"
    case .retiredKey: "retired-key"
    case .revokedKey: "revoked-key"
    case .otherVersion: "other-version"
    case .stopped: "stopped"
    case .closed: "closed"
    case .notInChain: "not-in-chain"
    case .wrongDecision: "wrong-decision"
    case .ownUnit: "own-unit"
    case .otherUnit: "other-unit"
    case .tooEarly: "too-early"
    case .alreadyDone: "already-done"
    case .samePerson: "same-person"
    case .inDoubt: "in-doubt"
    case .unknownBasis: "unknown-basis"
    case .missingBasis: "missing-basis"
    case .wrongSilence: "wrong-silence"
    case .nothingToReaffirm: "nothing-to-reaffirm"
    case .noReason: "no-reason"
    case .notCalledFor: "not-called-for"
    case .noConclusion: "no-conclusion"
    case .milderConclusion: "milder-conclusion"
    case .noConditions: "no-conditions"
    case .wrongConditions: "wrong-conditions"
    case .notYetDisposable: "not-yet-disposable"
    case .otherContent: "other-content"
    case .badChange(let problem): problem.code
    }
  }
}
