import ToriCorpus
import ToriIndex
import ToriLanguage

/// What `describe` draws for people; programs get the rows beside it.
package enum Picture: Sendable {
  case block(BlockPicture)
  case outline(OutlinePicture)
  case thread(ThreadPicture)
  case model(CorpusModel)
}

/// A block with its fields, and its bytes as they stand in the file.
package struct BlockPicture: Sendable {
  package let identifier: String
  /// The file, as one would name it in the working folder.
  package let file: String
  package let block: Block
  package let fields: [TracedField]
  package let anatomy: BlockAnatomy
}

/// What is shown of a block in one line of a tree.
package struct BlockLabel: Sendable {
  package let identifier: String
  package let kind: BlockKind
  package let lines: ClosedRange<Int>
  package let author: String?
  package let block: BlockID
}

extension Index {
  func label(of block: BlockID) -> BlockLabel {
    let first = integer(.firstLine, of: block) ?? 1
    return BlockLabel(
      identifier: identifier(of: block), kind: kind(of: block),
      lines: first...max(first, integer(.lastLine, of: block) ?? first),
      author: text(.author, of: block), block: block)
  }
}
