/// The private codes by which keys without a character reach libedit's maps.
///
/// They are C1 codes, which the reader never lets through from the terminal.
enum KeyCode: UInt32, CaseIterable {
  // The editor's own functions.
  case up = 0x80
  case down, left, right, home, end, delete, paste, newline
  // libedit's, as what an own function ends with.
  case accept
  case erase, wordLeft, wordRight
  // Those of vi that go by scalars.
  case viLeft, viRight, viDelete, viDeleteBefore, viAppend, viReplace, viSubstitute, viChangeCase
  case viCommandMode
  // The editor's own functions behind Escape and Ctrl-X.
  case killWord, killWordBefore, yankPop, forwardWord, undo
  /// Behind it stand the keys of vi's motions that libedit is to do itself.
  case viLead
  // What the shell added.
  case action0 = 0x9E
  case action1

  /// The command of libedit that this code runs; `nil` for those of the editor itself.
  var command: String? {
    switch self {
    case .accept: "ed-newline"
    case .erase: "em-delete-prev-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .viLeft: "ed-prev-char"
    case .viRight: "ed-next-char"
    case .viDelete: "ed-delete-next-char"
    case .viDeleteBefore: "ed-delete-prev-char"
    case .viAppend: "vi-add"
    case .viReplace: "vi-replace-char"
    case .viSubstitute: "vi-substitute-char"
    case .viChangeCase: "vi-change-case"
    case .viCommandMode: "vi-command-mode"
    default: nil
    }
  }

  /// As `bind` writes a key.
  var octal: String { "\\" + String(rawValue, radix: 8) }

  var actionIndex: Int? {
    rawValue >= Self.action0.rawValue ? Int(rawValue - Self.action0.rawValue) : nil
  }
}
