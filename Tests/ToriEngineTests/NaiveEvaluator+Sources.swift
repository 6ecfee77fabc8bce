import ToriEngine

/// Where rows come from, straight from the files.
extension NaiveEvaluator {
  func cited(_ input: Result) -> Result {
    let places = input.posts
    let result = Result(
      columns: ["id", "file", "bytes", "lines", "sha256", "file_xxh3", "member_xxh3"],
      cells: places.map { place in
        let (row, fields) = (rows[place], cells[place])
        func field(_ name: String) -> Value {
          Self.fields.firstIndex(of: name).map { fields[$0] } ?? .none
        }
        let path = documents[row.document].document.path
        return [
          .text(row.identifier), .text(String(path.drop { $0 == "/" })), field("bytes"),
          field("lines"), .text(SHA256.digest(of: source(of: row))),
          .text(CorpusIdentity.hexadecimal(documents[row.document].document.checksum)),
          documents[row.document].document.member.map {
            .text(CorpusIdentity.hexadecimal($0.checksum))
          } ?? .none,
        ]
      }, kind: .citations, isSorted: input.isSorted)
    return ofPosts(places, input.origin, result)
  }

  func raw(_ input: Result) -> Result {
    let places = input.posts
    let result = Result(
      columns: ["id", "raw"],
      cells: places.map { [.text(rows[$0].identifier), .bytes(source(of: rows[$0]))] },
      kind: .bytes, isSorted: input.isSorted)
    return ofPosts(places, input.origin, result)
  }

  private func source(of row: Row) -> [UInt8] { Array(files[row.document][row.block.bytes]) }
}
