extension Typed {
  /// Yes or no, as people type it; nil for anything else. Digits mean neither: beside a numbered
  /// list they would name what stands in it.
  static func truth(_ text: String) -> Bool? {
    switch narrowed(text).lowercased() {
    case "是", "好", "对", "y", "yes", "shi": true
    case "否", "不", "不是", "n", "no", "fou": false
    default: nil
    }
  }
}
