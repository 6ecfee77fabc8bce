import ToriEngine

/// Where rows come from, straight from the files.
extension NaiveEvaluator {
  func cited(_ places: [Int]) -> Result {
    Result(
      columns: ["id", "file", "bytes", "lines", "sha256"],
      cells: places.map { place in
        let (row, fields) = (rows[place], cells[place])
        func field(_ name: String) -> Value {
          Self.fields.firstIndex(of: name).map { fields[$0] } ?? .none
        }
        let path = documents[row.document].document.path
        return [
          .text(row.identifier), .text(String(path.drop { $0 == "/" })), field("bytes"),
          field("lines"), .text(SHA256.digest(of: source(of: row))),
        ]
      }, origins: places, kind: .citations)
  }

  func raw(_ places: [Int]) -> Result {
    Result(
      columns: ["id", "raw"],
      cells: places.map { [.text(rows[$0].identifier), .bytes(source(of: rows[$0]))] },
      origins: places, kind: .bytes)
  }

  private func source(of row: Row) -> [UInt8] { Array(files[row.document][row.block.bytes]) }
}
