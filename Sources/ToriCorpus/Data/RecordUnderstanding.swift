/// How the records of one data file are read: by a profile, by the names of their columns, or by both.
struct RecordUnderstanding: Sendable {
  /// Of JSON.
  var layout: JSONLayout?
  /// By a profile, or by the paths that the user says.
  var maker: ProfileRecords?
  /// Whether fields are told by the names of keys, in all records or where the user's paths say nothing.
  var readsNames = true
  /// Of a table.
  var columns: Columns?
  var profileColumns: ProfileColumns?
  /// The columns of a table that are fields of their own, or the values of JSON that are.
  var own: OwnColumns?
  var ownPaths: OwnPaths?
  /// Finds those of a record that is by itself.
  private var objects = PathMatcher(PathTree.record, recordPath: 0)
  /// The entries of files beside this one, by the plan's lookups.
  var beside: [PageContext.Entries] = []
  /// The keys of what the lists of records stand in, which no record has.
  var besideList: [String] = []
  /// Whether texts are HTML, to be read as a page shows them.
  var hasMarkup = false
  /// Where tori itself wrote the file.
  var export: ExportedRows?
  var reading = DataReading()

  /// The record in a text of JSON, a member of the list `target`.
  mutating func record(
    _ text: Span<UInt8>, target: Int, page: PageContext, _ mapping: ColumnMapping,
    _ values: inout JSONValue
  ) -> JSONRecord.Outcome {
    guard maker != nil else {
      let outcome = JSONRecord.parse(
        text, mapping: mapping, passedOver: ownPaths?.passedOver ?? [], values: &values)
      guard ownPaths != nil, case .record(var record) = outcome,
        (try? objects.read(text)) != nil, var own = ownPaths.take()
      else { return outcome }
      objects.gather(text, &own, &values, into: &record.own)
      ownPaths = own
      return .record(record)
    }
    maker?.hasReplaced = false
    do throws(JSONFault) {
      guard var record = try maker?.record(text, target: target, page: page) else {
        return .failure(.doubt(.noJSONObject))
      }
      if readsNames, let range = maker?.recordRange(target) {
        let named = JSONRecord.parse(
          text.extracting(range), mapping: mapping, passedOver: ownPaths?.passedOver ?? [],
          values: &values)
        switch named {
        case .record(let named): record.fill(from: named)
        case .failure(let reason): return .failure(reason)
        }
      }
      if record.manner.role == .post, var own = ownPaths.take() {
        maker?.gather(text, target: target, &own, &values, into: &record.own)
        ownPaths = own
      }
      if maker?.hasReplaced == true { values.hasReplaced = true }
      return .record(record)
    } catch {
      return .failure(error.fact)
    }
  }

  /// The record in a row of a table.
  func record(_ row: [String], _ columns: Columns) -> Record {
    var record: Record
    if let maker, let profileColumns {
      record = maker.record(row, profileColumns)
      if readsNames { record.fill(from: columns.record(row)) }
    } else {
      record = columns.record(row)
    }
    if let own { record.own = own.cells(row) }
    return record
  }
}
