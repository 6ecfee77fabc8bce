import ToriCorpus
import ToriSystem
import ToriText

/// Which host each link of an index leads to; hosts are numbered from 0.
struct LinkHosts: Sendable {
  /// Stands where a link has no host.
  static let none = -1

  private(set) var names: [String] = []
  /// For each segment, the number of the host of each text of its table.
  private(set) var numbers: [[Int]] = []

  /// - Complexity: O(bytes of the links).
  init(_ tables: [TextTable]) {
    var known: [String: Int] = [:]
    for table in tables {
      var own: [Int] = []
      own.reserveCapacity(table.count)
      // Links stand in the order of their bytes, so those of one host mostly stand together.
      var last: (bytes: ArraySlice<UInt8>, number: Int) = ([], Self.none)
      for ordinal in 0..<table.count {
        let url = table.bytes(ordinal)
        guard let range = URLHost.range(in: url.span) else {
          own.append(Self.none)
          continue
        }
        if url[range] != last.bytes || last.number == Self.none {
          let name = URLHost.folded(String(decoding: url[range], as: UTF8.self))
          if known[name] == nil {
            known[name] = names.count
            names.append(name)
          }
          last = (url[range], known[name] ?? Self.none)
        }
        own.append(last.number)
      }
      numbers.append(own)
    }
  }
}

extension Index {
  /// The blocks that have a link whose host satisfies one predicate, and that itself satisfies another if there
  /// is one; the first is asked once for each host, the second for each different link to one of those.
  package func blocks(
    linkingTo isHost: (String) -> Bool, where isWanted: ((String) -> Bool)?, among: BlockSet,
    cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    let hosts = linkHosts
    let isWantedHost = hosts.names.map(isHost)
    if !isWantedHost.contains(true) { return BlockSet() }
    return try blocks(
      listed: TextListColumn.links.starts, TextListColumn.links.ordinals, among, cancellation
    ) { (segment) throws(IndexError) in
      let texts = segment.texts(.links)
      let numbers = hosts.numbers[place(ofSegmentOf: BlockID(segment.base))]
      return try cancellation.numbers(below: texts.count) { ordinal in
        numbers[ordinal] != LinkHosts.none && isWantedHost[numbers[ordinal]]
          && isWanted?(texts[ordinal]) ?? true
      }
    }
  }
}
