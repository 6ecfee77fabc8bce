import Synchronization
import ToriEngine
import ToriIndex

/// The fields of an index, those of its corpus behind the model's; named when they are first asked for.
final class OwnFieldList: Sendable {
  private let index: Index
  private let known = Mutex<[Field]?>(nil)

  init(_ index: Index) { self.index = index }

  var all: [Field] {
    known.withLock { known in
      if let known { return known }
      let found = named()
      known = found
      return found
    }
  }

  private func named() -> [Field] {
    let own = index.ownFields
    if own.isEmpty { return Field.all }
    var names = OwnFieldNames()
    return Field.all
      + own.map { field in
        let name = names.name(for: field.name)
        return Field(
          ofCorpus: name, field.type.valueType, field.summary(called: name), written: field.name)
      }
  }
}
