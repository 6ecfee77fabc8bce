import ToriCorpus

extension ByteWriter {
  /// A byte for the family of the code and one for the code, then its values.
  mutating func fact(_ fact: ReadFact) {
    switch fact.code {
    case .seen(let seen): code(.seen, seen.rawValue)
    case .doubt(let doubt): code(.doubt, doubt.rawValue)
    case .refusal(let refusal): code(.refusal, refusal.rawValue)
    case .kind(let kind): code(.kind, kind.rawValue)
    }
    values(fact.values)
  }

  private mutating func code(_ family: FactFamily, _ number: UInt8) {
    u8(family.rawValue)
    u8(number)
  }

  private mutating func values(_ values: [ReadFact.Value]) {
    varint(values.count)
    for value in values {
      switch value {
      case .number(let number):
        u8(ValueKind.number.rawValue)
        varint(number)
      case .text(let text):
        u8(ValueKind.text.rawValue)
        string(text)
      case .fact(let fact):
        u8(ValueKind.fact.rawValue)
        self.fact(fact)
      case .list(let list):
        u8(ValueKind.list.rawValue)
        self.values(list)
      }
    }
  }
}

extension ByteReader {
  mutating func fact() throws(Overrun) -> ReadFact { try fact(within: ReadFact.depthLimit) }

  private mutating func fact(within depth: Int) throws(Overrun) -> ReadFact {
    guard depth > 0, let family = FactFamily(rawValue: try u8()) else { throw Overrun() }
    let number = try u8()
    let code: ReadFact.Code? =
      switch family {
      case .seen: ReadFact.Seen(rawValue: number).map { .seen($0) }
      case .doubt: ReadFact.Doubt(rawValue: number).map { .doubt($0) }
      case .refusal: ReadFact.Refusal(rawValue: number).map { .refusal($0) }
      case .kind: ReadFact.FileKind(rawValue: number).map { .kind($0) }
      }
    guard let code else { throw Overrun() }
    return ReadFact(code, try values(within: depth - 1))
  }

  private mutating func values(within depth: Int) throws(Overrun) -> [ReadFact.Value] {
    guard depth >= 0 else { throw Overrun() }
    var values: [ReadFact.Value] = []
    for _ in 0..<(try count()) {
      guard let kind = ValueKind(rawValue: try u8()) else { throw Overrun() }
      switch kind {
      case .number: values.append(.number(try varint()))
      case .text: values.append(.text(try string()))
      case .fact: values.append(.fact(try fact(within: depth)))
      case .list: values.append(.list(try self.values(within: depth - 1)))
      }
    }
    return values
  }
}

extension ReadFact {
  /// Facts nest no deeper; what seems to is damaged.
  fileprivate static let depthLimit = 8
}

private enum FactFamily: UInt8 {
  case seen = 1
  case doubt, refusal, kind
}

private enum ValueKind: UInt8 {
  case number = 1
  case text, fact, list
}
