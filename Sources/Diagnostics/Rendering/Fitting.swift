/// On which side a short text stands in its field.
public enum Alignment: Sendable, Hashable {
  case leading, trailing
}

extension DisplayWidth {
  /// `text` filled up with blanks to `width` columns; a wider text is returned as it is.
  public static func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .leading
  ) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return switch alignment {
    case .leading: text + blanks
    case .trailing: blanks + text
    }
  }

  /// `text` cut to at most `width` columns; what was cut is replaced by `…`, which is part of the
  /// width. A wide character is never halved, so that the result may be one column short.
  public static func truncated(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    guard width > 0 else { return "" }
    return prefix(of: text, columns: width - 1) + "…"
  }

  /// The longest beginning of `text` that takes at most `columns` columns.
  static func prefix(of text: some StringProtocol, columns: Int) -> String {
    var used = 0
    let kept = text.prefix { character in
      used += of(character)
      return used <= columns
    }
    return String(kept)
  }
}
