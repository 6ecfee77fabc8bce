import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// The columns of the table of blocks, in the order in which rows are sent.
///
/// Each field stands as it is shown; beside it what it is compared by, made by tori on the way: `_fold` folded as
/// queries are, `_key` with its characters composed (texts that are the same to Unicode are equal), `_spelt` as the
/// corpus mostly spells those that fold alike. Keys of time are numbers of the corpus's calendar.
enum BlockColumns {
  static let all: [StoredColumn] = names + texts + folded + lists + numbers + time + dates + own

  static let table = "blocks"

  private static let names = [
    StoredColumn("n", .place) { .number(Int64($0.number)) },
    StoredColumn("is_post", .small) { block in
      .small(block.isPost ? 1 : 0)
    },
    // The thread that it leads to, and how many blocks that has; none where it is not one of them.
    StoredColumn("thread_root", .text) { .text($0.thread.root) },
    StoredColumn("thread_size", .count) { .number(Int64($0.thread.size)) },
    StoredColumn("posts_before", .count) { .number(Int64($0.postsBefore)) },
    StoredColumn("id", .text) { .text($0.text(.id) ?? "") },
    StoredColumn("id_short", .text, .shown) { .text($0.cell(.id).short) },
    StoredColumn("doc", .text, .fewValues) { .text($0.text(.document) ?? "") },
    StoredColumn("kind", .text, .fewValues) { .text($0.text(.kind) ?? "") },
    StoredColumn("deleted", .small) { .small($0.cell(.deleted) == .boolean(true) ? 1 : 0) },
    StoredColumn("body", .text, .shown) { .text($0.text(.body) ?? "") },
    StoredColumn("body_fold", .text) { .text($0.folded) },
  ]

  /// Texts of which every letter counts.
  static let exactTexts: [(name: String, access: Field.Access)] = [
    ("source_id", .sourceID), ("author_id", .text(.authorID)), ("title", .text(.title)),
    ("heading", .text(.heading)), ("thread", .text(.thread)), ("permalink", .text(.permalink)),
    ("language", .text(.language)), ("reposts_of", .post(.repostsOf)),
    ("quotes_of", .post(.quotesOf)),
  ]

  private static let texts =
    exactTexts.flatMap { name, access in
      [
        StoredColumn(name, .optionalText, .shown) { .optionalText($0.text(access)) },
        StoredColumn(name + "_key", .optionalText) {
          .optionalText($0.text(access).map(Composed.string))
        },
      ]
    }
    + ["reposts_of", "quotes_of"].map { name in
      let access = Field.Access.post(name == "reposts_of" ? .repostsOf : .quotesOf)
      return StoredColumn(name + "_short", .text, .shown) { .text($0.cell(access).short) }
    }
    + [
      // A handle may be written with its @.
      StoredColumn("author_handle", .optionalText) { block in
        .optionalText(
          block.text(.text(.authorID)).map { Composed.string(String($0.drop { $0 == "@" })) })
      }
    ]

  /// Texts that are the same where they fold alike.
  static let foldedTexts: [(name: String, access: Field.Access)] = [
    ("author", .text(.author)), ("source", .text(.source)),
  ]

  private static let folded = foldedTexts.flatMap { name, access in
    [
      StoredColumn(name, .optionalText, .shown) { .optionalText($0.text(access)) },
      StoredColumn(name + "_fold", .optionalText) {
        .optionalText($0.text(access).map(Folding.string))
      },
      StoredColumn(name + "_spelt", .optionalText) { block in
        .optionalText(block.text(access).map { block.spelt($0, access) })
      },
    ]
  }

  static let exactLists: [(name: String, access: Field.Access)] = [
    ("quotes", .texts(.quotes)), ("links", .texts(.links)),
  ]

  static let foldedLists: [(name: String, access: Field.Access)] = [
    ("hashtags", .texts(.hashtags)), ("handles", .texts(.handles)),
  ]

  private static let lists =
    exactLists.flatMap { name, access in
      [
        StoredColumn(name, .texts, .shown) { .texts($0.texts(access)) },
        StoredColumn(name + "_key", .texts) {
          .texts($0.texts(access).map(Composed.string).distinct)
        },
      ]
    }
    + foldedLists.flatMap { name, access in
      [
        StoredColumn(name, .texts, .shown) { .texts($0.texts(access)) },
        StoredColumn(name + "_fold", .texts) { .texts($0.texts(access).map(Folding.string)) },
        StoredColumn(name + "_spelt", .texts) { block in
          .texts(block.texts(access).map { block.spelt($0, access) }.distinct)
        },
      ]
    }
    + [
      // The hosts of links, folded; one that is empty where there are links and none has a host.
      StoredColumn("link_hosts", .texts) { block in
        let links = block.texts(.texts(.links))
        let hosts = links.compactMap { URLHost.of($0) }.distinct
        return .texts(hosts.isEmpty && !links.isEmpty ? [""] : hosts)
      },
      // The host of each link, folded, with its path behind it.
      StoredColumn("link_places", .texts) { block in
        .texts(
          block.texts(.texts(.links)).map { url in
            let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
            return Composed.string((URLHost.of(url) ?? "") + rest.drop { $0 != "/" })
          }.distinct)
      },
      StoredColumn("replies_to", .texts) { .texts($0.texts(.repliesTo)) },
      StoredColumn("replies_to_short", .texts, .shown) { block in
        guard case .list(let values) = block.cell(.repliesTo) else { return .texts([]) }
        return .texts(values.map(\.short))
      },
    ]

  /// Whole numbers of the model, as fields call them.
  static let integers: [(name: String, column: IntegerColumn)] = [
    ("number", .number), ("copies", .copies), ("length", .length), ("replies", .replies),
    ("reposts", .reposts), ("likes", .likes), ("dislikes", .dislikes), ("views", .views),
  ]

  private static let numbers =
    integers.map { name, column in
      StoredColumn(name, .optionalNumber) { block in
        guard case .integer(let number) = block.cell(.integer(column)) else {
          return .optionalNumber(nil)
        }
        return .optionalNumber(Int64(number))
      }
    }
    + [("first_line", Field.Access.lines, 0), ("last_line", .lines, 1)].map(bound)
    + [("first_byte", Field.Access.bytes, 0), ("end_byte", .bytes, 1)].map(bound)

  private static func bound(_ name: String, _ access: Field.Access, _ place: Int) -> StoredColumn {
    StoredColumn(name, .optionalNumber) { block in
      guard case .list(let values) = block.cell(access), values.indices.contains(place),
        case .integer(let number) = values[place]
      else { return .optionalNumber(nil) }
      return .optionalNumber(Int64(number))
    }
  }
}

extension [String] {
  /// Each once, in the order of the first.
  var distinct: [String] {
    // By bytes: what is the same to Unicode may be written in several ways.
    var seen: Set<[UInt8]> = []
    return filter { seen.insert([UInt8]($0.utf8)).inserted }
  }
}
