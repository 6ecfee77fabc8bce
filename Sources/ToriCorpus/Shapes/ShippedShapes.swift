import ToriText

/// The shapes that tori ships: a text for each family of pages.
enum ShippedShapes {
  /// In the order in which equals are preferred.
  static let texts: [(name: String, bytes: [UInt8])] = [
    ("boards", PackageResources.boards_shapes),
    ("imageboards", PackageResources.imageboards_shapes),
    ("old-boards", PackageResources.old_boards_shapes),
    ("comments", PackageResources.comments_shapes),
    ("blogs", PackageResources.blogs_shapes),
    ("blog-services", PackageResources.blog_services_shapes),
    ("reviews", PackageResources.reviews_shapes),
    ("letters", PackageResources.letters_shapes),
    ("social", PackageResources.social_shapes),
    ("discussions", PackageResources.discussions_shapes),
    ("forums", PackageResources.forums_shapes),
    ("x", PackageResources.x_shapes),
    ("mail", PackageResources.mail_shapes),
    ("questions", PackageResources.questions_shapes),
    ("east-asia", PackageResources.east_asia_shapes),
    ("newspapers", PackageResources.newspapers_shapes),
    ("news", PackageResources.news_shapes),
    ("chats", PackageResources.chats_shapes),
  ]

  /// All of them; a mistake in a text is one of tori's own, which its tests find.
  static let set = ShapeSet(all)

  static let all: [Shape] = texts.flatMap { name, bytes in
    (try? ShapeFile.read(
      String(decoding: bytes, as: UTF8.self), file: name + ".shapes", origin: .shipped)) ?? []
  }
}
