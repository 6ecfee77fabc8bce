extension LogicalNode {
  /// The documents that the rows were asked of, by their names; nil where they may be of any.
  var askedDocuments: Set<String>? { Filter.and(askedFilters).askedDocuments }
}

extension Filter {
  fileprivate var askedDocuments: Set<String>? {
    switch self {
    case .documents(let names): return names
    case .and(let parts):
      let asked = parts.compactMap(\.askedDocuments)
      return asked.isEmpty ? nil : asked.dropFirst().reduce(asked[0]) { $0.intersection($1) }
    case .or(let parts):
      let asked = parts.compactMap(\.askedDocuments)
      return asked.count < parts.count ? nil : Set(asked.joined())
    default: return nil
    }
  }
}
