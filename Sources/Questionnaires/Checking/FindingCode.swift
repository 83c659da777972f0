/// Every kind of finding that reading and checking a questionnaire can make.
///
/// The codes of the rule language come through unchanged and are listed here too, so that the museum
/// of examples in the tests is known to be complete.
public enum FindingCode: String, Sendable, CaseIterable {
  // Files and YAML.
  case missingFile = "missing-file"
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf8"
  case controlCharacter = "control-character"
  case yamlSyntax = "yaml-syntax"
  case yamlAnchor = "yaml-anchor"
  case yamlTag = "yaml-tag"
  case yamlMergeKey = "yaml-merge-key"
  case yamlDuplicateKey = "yaml-duplicate-key"
  case yamlDocuments = "yaml-documents"
  case yamlDepth = "yaml-depth"
  case badInclude = "bad-include"

  // Shape.
  case wrongShape = "wrong-shape"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case conflictingKeys = "conflicting-keys"
  case badValue = "bad-value"
  case badName = "bad-name"
  case duplicateName = "duplicate-name"
  case misplacedItem = "misplaced-item"
  case missingTranslation = "missing-translation"

  // References.
  case unknownChoiceList = "unknown-choice-list"
  case unknownTemplate = "unknown-template"
  case unknownArgument = "unknown-argument"
  case missingArgument = "missing-argument"
  case unknownReference = "unknown-reference"
  case cycle

  // Rules; these codes are those of the rule language.
  case syntax
  case unknownName = "unknown-name"
  case unknownFunction = "unknown-function"
  case wrongArity = "wrong-arity"
  case typeMismatch = "type-mismatch"
  case unknownChoice = "unknown-choice"
  case tooDeep = "too-deep"
  case tooLong = "too-long"
  case forbiddenFeature = "forbidden-feature"

  // Sense.
  case neverAsked = "never-asked"
  case alwaysTrue = "always-true"
  case ruleNeverFires = "rule-never-fires"
  case tableGap = "table-gap"
  case tableOverlap = "table-overlap"
  case unroundedFigure = "unrounded-figure"
  case mayStayOpen = "may-stay-open"
  case unusedChoiceList = "unused-choice-list"
  case unusedTemplate = "unused-template"
  /// A worked case that the questionnaire does not bear out.
  case caseFailed = "case-failed"
}
