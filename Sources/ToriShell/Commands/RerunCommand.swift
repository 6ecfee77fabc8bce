import ToriCorpus
import ToriEngine
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// `tori rerun`: asks again what saved files were made from, and tells what differs.
package struct RerunCommand {
  private let files: [String]
  private let corpus: [String]
  private let language: SpokenLanguage

  package init(files: [String], corpus: [String], language: SpokenLanguage) {
    self.files = files
    self.corpus = corpus
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    var status = ExitStatus.done
    let corpus: [String]
    do throws(OpeningProblem) {
      corpus = try CorpusSource.kept(self.corpus, language)
    } catch {
      console.complain(error.message)
      return .unreadable
    }
    for file in files {
      let ended = run(file, on: corpus, console)
      if ended == .interrupted { return ended }
      status = max(status, ended)
    }
    return status
  }

  /// What `name` stands for: it names a saved file, or what stands beside one.
  private static func savedFile(_ name: String) -> String {
    let ending = Sidecar.path(beside: "")
    guard name.hasSuffix(ending) else { return name }
    // That may have been saved itself.
    if case .file = PathKind(Sidecar.path(beside: name)) { return name }
    return String(name.dropLast(ending.utf8.count))
  }

  private func run(_ name: String, on corpus: [String], _ console: Console) -> ExitStatus {
    let file = Self.savedFile(name)
    let beside = Sidecar.path(beside: file)
    let sidecar: Sidecar
    do {
      sidecar = try Sidecar.read(beside)
    } catch is SystemError {
      if case .nothing = PathKind(beside) {
        console.complain(.saidNowhere(file, beside))
      } else {
        console.complain(.cannotBeRead(beside))
      }
      return .unreadable
    } catch {
      console.complain(.isNoSidecar(beside))
      return .unreadable
    }
    var rerun = Rerun(file: file, sidecar: sidecar, console: console)
    do {
      let words = try rerun.words(on: corpus)
      for line in words.lines {
        try console.writeRows(Array((line[language] + "\n").utf8))
      }
      return words.areSame ? .done : .unexpected
    } catch let problem as OpeningProblem {
      if case .interrupted = problem { return .interrupted }
      console.complain(problem.message)
      return .unreadable
    } catch let problem as CommandLineProblem {
      console.complain(problem.message)
      return .wrong
    } catch let error as EngineError {
      console.complain(LocalizedText("\(name): \(error.message)", ja: "\(name): \(error.message)"))
      return error.status
    } catch let error as ClosedPipe {
      if error.wasInterrupted { return .interrupted }
      // Who reads the report has had enough.
      guard let reason = error.reason else { return .done }
      console.complain(.rowsCannotBeWritten(reason))
      return .unreadable
    } catch let failure as WorkbookFailure {
      console.complain(
        LocalizedText("\(name): \(failure.message)", ja: "\(name): \(failure.message)"))
      return .unreadable
    } catch let problem as UndrawableAnswer {
      console.complain(
        LocalizedText("\(name): \(problem.message)", ja: "\(name): \(problem.message)"))
      return .unreadable
    } catch {
      console.complain(.cannotBeRead(name))
      return .unreadable
    }
  }
}

extension LocalizedText {
  /// A file that `rerun` names, and what should stand beside it.
  fileprivate static func saidNowhere(_ file: String, _ beside: String) -> LocalizedText {
    LocalizedText(
      "\(file): nothing tells where it came from: there is no \(beside), which 'save' writes beside a file",
      ja: "\(file): 来歴がわからない。'save'がファイルの隣に書く\(beside)がない")
  }

  fileprivate static func isNoSidecar(_ path: String) -> LocalizedText {
    LocalizedText("\(path): is not as 'save' writes it", ja: "\(path): 'save'の書くものではない")
  }
}
