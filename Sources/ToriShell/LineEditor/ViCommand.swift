/// The count and the operator that were typed before a key of vi.
///
/// libedit keeps both to itself, and a key that is to take whole characters needs them.
struct ViCommand {
  /// How often the key that came last is to be done; 1 if nothing was typed.
  private(set) var count = 1
  /// `c`, `d` or `y`, if the key that came last is the motion that it waited for.
  private(set) var pendingOperator: UInt32?

  private var digits: Int?
  private var typedOperator: UInt32?
  private var isTargetNext = false

  /// Takes note of a key's code, in either map: what is typed as text ends with a key that is none of
  /// these.
  mutating func take(_ code: UInt32) {
    (count, pendingOperator) = (1, nil)
    guard !isTargetNext else {
      self = ViCommand()
      return
    }
    switch Unicode.Scalar(code) {
    case let key? where "1"..."9" ~= key || key == "0" && digits != nil:
      digits = min((digits ?? 0) * 10 + Int(code) - 0x30, Self.limit)
    case "c", "d", "y":
      // A second one means whole lines, and ends the command.
      (count, pendingOperator) = (digits ?? 1, typedOperator)
      (digits, typedOperator) = typedOperator == nil ? (digits, code) : (nil, nil)
    case let key:
      (count, pendingOperator) = (digits ?? 1, typedOperator)
      (digits, typedOperator) = (nil, nil)
      isTargetNext = key.map { "fFtT".unicodeScalars.contains($0) } ?? false
    }
  }

  /// What comes next is no target any more: it was taken.
  mutating func passTarget() { isTargetNext = false }

  /// More characters no line has that is edited by hand.
  private static let limit = 9_999
}
