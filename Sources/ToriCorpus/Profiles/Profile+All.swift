extension Profile {
  /// The profiles that tori ships, in the order of their files.
  package static let all = files.flatMap { name, text in
    // A test reads every file; one with a mistake gives nothing.
    (try? ProfileReader.read(text, file: name + ".profiles")) ?? []
  }

  /// The files of `Platforms` by name, and what they hold.
  package static let files: [(name: String, text: String)] = [
    ("x", PackageResources.x_profiles), ("fourcat", PackageResources.fourcat_profiles),
    ("mastodon", PackageResources.mastodon_profiles),
    ("bluesky", PackageResources.bluesky_profiles), ("reddit", PackageResources.reddit_profiles),
    ("youtube", PackageResources.youtube_profiles),
    ("telegram", PackageResources.telegram_profiles),
    ("discord", PackageResources.discord_profiles), ("slack", PackageResources.slack_profiles),
    ("threads", PackageResources.threads_profiles), ("japan", PackageResources.japan_profiles),
    ("meta", PackageResources.meta_profiles), ("tiktok", PackageResources.tiktok_profiles),
    ("china", PackageResources.china_profiles), ("monitors", PackageResources.monitors_profiles),
    ("apify", PackageResources.apify_profiles), ("chats", PackageResources.chats_profiles),
    ("streams", PackageResources.streams_profiles), ("news", PackageResources.news_profiles),
    ("networks", PackageResources.networks_profiles),
    ("reviews", PackageResources.reviews_profiles), ("dumps", PackageResources.dumps_profiles),
  ].map { ($0, String(decoding: $1, as: UTF8.self)) }

  /// The names of files, seen from the folder of one that is read, that may explain it by one of tori's profiles or
  /// of the user's.
  package static func namesBeside(_ own: [Profile]) -> [String] {
    Set(
      (own + all).flatMap(\.lookups).flatMap { lookup -> [String] in
        if case .file(let names) = lookup.place { names } else { [] }
      }
    ).sorted()
  }

  /// The shipped profile of this name.
  package static func named(_ name: String) -> Profile? { all.first { $0.name == name } }
}
