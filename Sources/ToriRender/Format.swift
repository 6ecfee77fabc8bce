/// How the rows of an answer are written.
package enum Format: String, CaseIterable, Sendable {
  /// For people.
  case table
  case jsonl, json, csv, tsv, markdown
}
