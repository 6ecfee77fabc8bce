import ToriCorpus

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
