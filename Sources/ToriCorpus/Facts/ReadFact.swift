import ToriSystem
import ToriTime

/// Something that was found out while files were read: what it is, and the numbers and names that belong to it.
///
/// An index keeps it as it is. `ToriSentences` says it in words, where people are told.
package struct ReadFact: Codable, Hashable, Sendable {
  /// What it is, by families that indexes number each by itself.
  package enum Code: Codable, Hashable, Sendable {
    case seen(Seen)
    case doubt(Doubt)
    case refusal(Refusal)
    case kind(FileKind)
  }

  /// A number or name that belongs to it, or a fact that it is about.
  package indirect enum Value: Codable, Hashable, Sendable {
    case number(Int)
    case text(String)
    case fact(ReadFact)
    case list([Value])
  }

  /// What it is.
  package let code: Code
  /// What the code says that it comes with, in this order.
  package let values: [Value]

  package init(_ code: Code, _ values: [Value]) { (self.code, self.values) = (code, values) }
}

extension ReadFact {
  /// What was seen in a file, with what its code says that it comes with.
  package static func seen(_ seen: Seen, _ values: any FactValue...) -> ReadFact {
    ReadFact(.seen(seen), values.map(\.factValue))
  }

  /// What is doubtful in a file, with what its code says that it comes with.
  package static func doubt(_ doubt: Doubt, _ values: any FactValue...) -> ReadFact {
    ReadFact(.doubt(doubt), values.map(\.factValue))
  }

  /// Why a file cannot be read, with what its code says that it comes with.
  package static func refusal(_ refusal: Refusal, _ values: any FactValue...) -> ReadFact {
    ReadFact(.refusal(refusal), values.map(\.factValue))
  }

  /// What a file is instead of a text, with what its code says that it comes with.
  package static func kind(_ kind: FileKind, _ values: any FactValue...) -> ReadFact {
    ReadFact(.kind(kind), values.map(\.factValue))
  }

  /// The same of so many; the count is its first value.
  func counting(_ count: Int) -> ReadFact { ReadFact(code, [.number(count)] + values) }
}

/// What can belong to a fact.
package protocol FactValue {
  var factValue: ReadFact.Value { get }
}

extension Int: FactValue {
  package var factValue: ReadFact.Value { .number(self) }
}

extension String: FactValue {
  package var factValue: ReadFact.Value { .text(self) }
}

extension Substring: FactValue {
  package var factValue: ReadFact.Value { .text(String(self)) }
}

extension ReadFact: FactValue {
  package var factValue: Value { .fact(self) }
}

extension Array: FactValue where Element: FactValue {
  package var factValue: ReadFact.Value { .list(map(\.factValue)) }
}

extension SystemError {
  /// Why the system refused a file.
  package var fact: ReadFact { .refusal(.system, Int(number)) }
}
