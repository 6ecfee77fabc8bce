import ToriCorpus
import ToriText
import ToriTime

/// What came of the user's own shapes: those that fit nowhere, and the documents that another shape read well before.
struct OwnShapes {
  /// A document as it was read.
  struct Reading {
    let name: String
    let path: String
    let member: ContainerMember?
    let byteCount: Int
    let postCount: Int
    let shapes: [UsedShape]
  }

  private let shapes: [Shape]
  private let documents: [Reading]
  private let options: ReadOptions

  /// More documents, or longer ones, are not read once more to see how they were read before.
  private static let mostDocuments = 20
  private static let longest = 4 << 20

  init(_ options: ReadOptions, _ documents: [Reading]) {
    (self.shapes, self.options, self.documents) = (options.shapes.own, options, documents)
  }

  /// A line for each shape.
  var words: [LocalizedText] {
    var rest = Self.mostDocuments
    return shapes.map { shape in
      let documents = documents.filter { record in
        record.shapes.contains { $0.origin == .user && $0.name == shape.name }
      }
      if documents.isEmpty {
        return LocalizedText(
          "the shape \(shape.name) fits no document; 'help shapes' has the notation",
          ja: "形\(shape.name)に合う文書がない。書き方はhelp shapes")
      }
      let names = documents.map { record -> LocalizedText in
        guard rest > 0, record.byteCount <= Self.longest else {
          return LocalizedText(same: record.name)
        }
        rest -= 1
        return name(record)
      }
      let list = names.listed()
      return LocalizedText(
        "the shape \(shape.name) reads \(list)", ja: "形\(shape.name)で読んだ文書: \(list)")
    }
  }

  /// The document, and by which shape of tori's it is read without the user's.
  private func name(_ record: Reading) -> LocalizedText {
    var options = options
    options.shapes = ChosenShapes()
    let name = LocalizedText(same: record.name)
    let path = record.member?.path(within: record.path) ?? record.path
    guard
      let bytes = try? DocumentReader.source(atPath: record.path, member: record.member).all(),
      let document = try? DocumentReader.read(bytes: bytes, path: path, options: options),
      let shape = document.shapes.first, shape.origin == .shipped
    else { return name }
    let posts = document.blocks.count { $0.kind.isPost }
    return LocalizedText(
      "\(name) (\(record.postCount) posts; tori's own \(shape.name) finds \(posts))",
      ja: "\(name)（投稿\(record.postCount)。toriの形\(shape.name)では\(posts)）")
  }
}
