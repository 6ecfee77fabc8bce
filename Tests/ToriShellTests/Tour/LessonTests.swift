import Foundation
import Testing
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriShell
import ToriSystem
import ToriText

/// The lessons are whole in both languages, and run: as lessons and as the scripts that they are.
@Suite struct LessonTests {
  @Test func everyFileIsALesson() throws {
    let folder = TestFiles.repository + "/Sources/ToriShell/Tour/Lessons"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == Lesson.files.map { $0.name + ".tq" }.sorted())
    for (name, text) in Lesson.files {
      #expect(try TestFiles.text(of: "\(folder)/\(name).tq") == text)
    }
    #expect(Set(Lesson.all.map(\.title.english)).count == Lesson.files.count)
  }

  @Test(arguments: Lesson.files.map(\.name))
  func isWhole(name: String) throws {
    let text = try #require(Lesson.files.first { $0.name == name }?.text)
    let reader = LessonReader(text)
    #expect(reader.problems == [])
    let lesson = reader.lesson
    #expect(lesson.hints.count >= 2 && lesson.conclusion != nil && lesson.steps.count >= 2)
    let texts =
      [lesson.title, lesson.question] + lesson.hints + lesson.steps.map(\.prose)
      + [lesson.none, lesson.conclusion].compactMap { $0 }
    for text in texts {
      #expect(!text.english.isEmpty && !text.japanese.isEmpty)
      #expect(text.english.utf8.count { $0 < 0x80 } * 10 > text.english.utf8.count * 9, "\(text)")
      #expect(text.japanese.unicodeScalars.contains { (0x3040..<0x30FF).contains($0.value) })
      #expect(Self.names(in: text.english) == Self.names(in: text.japanese), "\(text)")
    }
  }

  /// Whoever adds a text adds it in both languages.
  @Test func problemsAreFound() {
    #expect(
      !LessonReader("-- en: a\nposts\n-- ask en: b\n-- ask ja: い\nposts | count\n").problems.isEmpty
    )
    #expect(!LessonReader("-- ja: あ\nposts\n").problems.isEmpty)
    #expect(!LessonReader("-- en: a\n-- ja: あ\nposts\n").problems.isEmpty)
    #expect(!LessonReader("-- frob en: a\n").problems.isEmpty)
  }

  /// With what the lesson would choose given by hand, as `--set` gives it.
  @Test(arguments: Lesson.files.map(\.name))
  func isAScript(name: String) throws {
    let text = try #require(Lesson.files.first { $0.name == name }?.text)
    var settings = Settings()
    settings.parameters = [
      "document": "001", "post": "001#44", "text": "規制", "month": "2026-01",
      "reader": "thread-digest", "word": "中国", "near": "依存", "key": "諸国",
    ]
    var interpreter = try SeedsInterpreter.make(settings: settings)
    let status = try interpreter.value.run(text, mode: .script, cancellation: Cancellation())
    #expect(status == .done)
  }

  @Test(arguments: Lesson.all.indices, SpokenLanguage.allCases)
  func runsOnTheSeeds(place: Int, language: SpokenLanguage) throws {
    var interpreter = try SeedsInterpreter.make(language: language)
    let output = interpreter.output
    let status = try interpreter.value.run(
      "tour \(place + 1)", mode: .prompt, cancellation: Cancellation())
    #expect(status == .done)
    let lesson = Lesson.all[place]
    let filled = try #require(FilledLesson(lesson, on: interpreter.value.session))
    #expect(output.text.hasPrefix("\(place + 1)/\(Lesson.all.count)  \(lesson.title[language])\n"))
    for statement in lesson.steps.map(\.statement) + [lesson.answer] {
      #expect(output.text.contains("tori> \(filled.filled(statement))\n"))
    }
    #expect(!output.text.contains("$") && !output.text.contains("error"))
    #expect(filled.answer(in: interpreter.value.session) != nil)
  }

  @Test func listsLessons() throws {
    var interpreter = try SeedsInterpreter.make(language: .japanese)
    _ = try interpreter.value.run("tour", mode: .prompt, cancellation: Cancellation())
    for lesson in Lesson.all { #expect(interpreter.output.text.contains(lesson.title.japanese)) }
    let status = try interpreter.value.run("tour 99", mode: .prompt, cancellation: Cancellation())
    #expect(status == .wrong)
  }

  static let corpora = [
    ("english.txt", "The lighthouse keeper wrote to the harbour.\n\nThe harbour never answered.\n"),
    ("one.txt", "海\n"),
    (
      "posts.jsonl",
      """
      {"id": 1, "text": "harbour lights", "author": "Ann", "created_at": "2026-01-02"}
      {"id": 2, "text": "no lights here", "author": "Bob B", "created_at": "2026-01-03", "reply_to": 1}

      """
    ), ("empty.csv", "id,text\n"),
  ]

  /// On any corpus a lesson shows what there is, or says that there is nothing.
  @Test(arguments: corpora, Lesson.all.indices)
  func runsElsewhere(corpus: (name: String, text: String), place: Int) throws {
    var written = try WrittenCorpus(corpus.text, file: corpus.name)
    let status = try written.interpreter.run(
      "tour \(place + 1)", mode: .prompt, cancellation: Cancellation())
    #expect(status == .done, "\(written.output.text)")
    let lesson = Lesson.all[place]
    if let filled = FilledLesson(lesson, on: written.interpreter.session) {
      #expect(filled.answer(in: written.interpreter.session) != nil)
      #expect(!written.output.text.contains("$"))
    } else {
      let start = try #require(lesson.none?.english.prefix(30))
      #expect(written.output.text.contains(start))
    }
  }

  /// Numbers in any width, with a word behind; queries that give the figure, or as many rows.
  @Test func answersAreJudged() throws {
    let session = try SeedsInterpreter.make().value.session
    let place = try #require(Lesson.files.firstIndex { $0.name == "documents" })
    let tour = Tour(at: place, on: session)
    for typed in ["30", " 30 ", "３０", "30件", "30 posts", "\"30\""] {
      #expect(tour.judge(value: typed, in: session) == .right, "\(typed)")
    }
    for typed in ["3", "300", "29", "", "thirty", "30 of 71"] {
      #expect(tour.judge(value: typed, in: session) == .wrong, "\(typed)")
    }
    for typed in ["posts in 001 | count", "posts in 001", "blocks in 001 | intersect (posts)"] {
      #expect(tour.judge(query: typed, in: session) == .right, "\(typed)")
    }
    for typed in ["blocks in 001 | count", "posts", "posts | count by doc"] {
      #expect(tour.judge(query: typed, in: session) == .wrong, "\(typed)")
    }
    for typed in ["posts wher", "describe 001", "30"] {
      #expect(tour.judge(query: typed, in: session) == .unknown, "\(typed)")
    }
  }

  /// The figure may stand in the only row beside what it is of, but not amid other rows.
  @Test func aRowAnswers() throws {
    let session = try SeedsInterpreter.make().value.session
    let place = try #require(Lesson.files.firstIndex { $0.name == "counting" })
    let tour = Tour(at: place, on: session)
    for typed in [
      "posts | count by doc | sort by count desc | limit 1",
      "documents | sort by posts desc | limit 1", "posts in 000 | count",
    ] {
      #expect(tour.judge(query: typed, in: session) == .right, "\(typed)")
    }
    for typed in [
      "posts | count by doc | sort by count desc", "posts | count by doc | sort by count | limit 1",
      "documents | sort by posts desc",
    ] {
      #expect(tour.judge(query: typed, in: session) == .wrong, "\(typed)")
    }
  }

  /// The names of picks that a text uses.
  private static func names(in text: String) -> Set<String> {
    let pieces = text.split(separator: "$", omittingEmptySubsequences: false).dropFirst()
    return Set(pieces.map { String($0.prefix { $0.isLetter && $0.isASCII }) })
  }
}
