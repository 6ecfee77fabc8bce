import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriTime

/// A part of a corpus that lies elsewhere: some of its blocks, and what is known of them there.
package struct CorpusPart: Sendable {
  /// With these of their blocks that are here.
  package var documents: [Document]
  /// All fields of the corpus.
  package let fields: [Field]
  package let zone: Zone
  /// Of each block, in their order, how many answer it and how many have its text.
  package var answerCounts: [Int] = []
  package var copies: [Int] = []

  package init(_ documents: [Document] = [], fields: [Field], zone: Zone) {
    (self.documents, self.fields, self.zone) = (documents, fields, zone)
  }
}

extension EmbeddedEngine {
  /// Asks a part of a corpus, in an index of its own that is gone when nobody asks it any more.
  package init(
    of part: CorpusPart, words: WordCutting, _ cancellation: Cancellation
  ) throws(EngineError) {
    do throws(IndexError) {
      let path = try Corpus.temporaryPath()
      defer { FileCalls.remove(path) }
      var types: [String: OwnType] = [:]
      for field in part.fields {
        if field.access == .own, let type = OwnType(field.type) {
          types[field.written ?? field.name] = type
        }
      }
      var known = KnownElsewhere(ownTypes: types)
      known.answerCounts = part.answerCounts
      known.copies = part.copies.map { UInt32(clamping: $0) }
      var builder = try IndexBuilder(
        to: path, zone: part.zone, known: known, cancellation: cancellation)
      for document in part.documents { try builder.add(document) }
      self.init(index: try builder.finish(), workingFolder: "/", words: words)
    } catch {
      throw EngineError(error)
    }
  }
}

extension OwnType {
  fileprivate init?(_ type: ValueType) {
    switch type {
    case .text: self = .text
    case .integer: self = .integer
    case .number: self = .decimal
    case .boolean: self = .boolean
    case .time: self = .time
    case .list: self = .list
    case .date, .bytes: return nil
    }
  }
}

extension LogicalOperation {
  /// What its step is called by whoever carries it out here.
  package func words(in zone: Zone) -> LocalizedText { runnable.words(Explainer(zone: zone)) }
}
