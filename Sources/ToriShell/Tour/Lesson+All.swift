extension Lesson {
  /// The tour, in order: each file of `Lessons`, as it was built in.
  package static let all = files.map { LessonReader($0.text).lesson }

  /// The lessons' files by name, and what they hold.
  package static let files: [(name: String, text: String)] = [
    ("documents", PackageResources.documents_tq), ("fields", PackageResources.fields_tq),
    ("replies", PackageResources.replies_tq), ("time", PackageResources.time_tq),
    ("searching", PackageResources.searching_tq), ("counting", PackageResources.counting_tq),
    ("concordance", PackageResources.concordance_tq), ("shapes", PackageResources.shapes_tq),
    ("saving", PackageResources.saving_tq), ("running", PackageResources.running_tq),
    ("words", PackageResources.words_tq), ("keywords", PackageResources.keywords_tq),
  ].map { ($0, String(decoding: $1, as: UTF8.self)) }
}
