import ToriText
import ToriTime

extension GroupKey {
  /// Where the key's values are read.
  package var origin: ColumnReference {
    switch self {
    case .column(let column), .time(_, of: let column), .host(of: let column): column
    }
  }

  /// The values that a row has of the key; words for none where it has none.
  package func values(_ cell: KeyCell, zone: Zone) -> [GroupValue] {
    switch (self, cell) {
    case (_, .stretch(let stretch)): [GroupValue(stretch)]
    case (.time(let part, _), .uncertain): [GroupValue(uncertain: part)]
    case (.time(_, of: let column), _): [GroupValue(missing: column.name)]
    case (.host, .value(.list(let links))): Self.hosts(links, zone)
    case (.host, .value(.text(let url))): Self.hosts([.text(url)], zone)
    case (.host, _): [GroupValue(missing: "link")]
    case (_, .value(.list(let values))): Array(Set(values.map { GroupValue($0, zone: zone) }))
    case (_, .value(let value)) where value != .none: [GroupValue(value, zone: zone)]
    default: [GroupValue(missing: name)]
    }
  }

  private static func hosts(_ links: [Value], _ zone: Zone) -> [GroupValue] {
    let hosts = links.compactMap { link -> String? in
      if case .text(let url) = link { URLHost.of(url) } else { nil }
    }
    return hosts.isEmpty
      ? [GroupValue(missing: "host")]
      : Set(hosts).map { GroupValue(.text($0), zone: zone) }
  }

  /// The groups that a row is in which has these values of its keys.
  package static func combinations(_ values: [[GroupValue]]) -> [[GroupValue]] {
    if values.count == 1 { return values[0].map { [$0] } }
    return values.reduce([[]]) { rows, values in rows.flatMap { row in values.map { row + [$0] } } }
  }
}
