//! The real command line as a process: started, watched, killed, read.
//!
//! May not interpret what it says beyond exit code and JSON.

use serde_json::Value;
use std::{
    fs::File,
    io::{self, Read, Seek},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// No command of a small company takes longer, waits included; one that does hangs.
const LIMIT: Duration = Duration::from_mins(10);
const LOOK: Duration = Duration::from_millis(2);

/// How one installation of the command line is called: program, data folder, environment.
#[derive(Clone, Debug)]
pub struct Halyard {
    program: PathBuf,
    folder: PathBuf,
    environment: Vec<(String, String)>,
}

/// What an ended process left.
#[derive(Clone, Debug)]
pub struct Said {
    /// The exit code; none where it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Said {
    /// Standard output as the one JSON object it must be.
    pub fn json(&self) -> Result<Value, String> {
        match serde_json::from_str::<Value>(&self.out) {
            Ok(value @ Value::Object(_)) => Ok(value),
            _ => Err(format!("standard output is not one JSON object: {self}")),
        }
    }

    /// The code of the error it printed, if it printed one.
    pub fn error_code(&self) -> Option<String> {
        let value = self.json().ok()?;
        Some(value.get("error")?.get("code")?.as_str()?.to_owned())
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self.code.map_or_else(|| "killed".to_owned(), |code| format!("exit {code}"));
        let short = |text: &str| text.trim().chars().take(900).collect::<String>();
        write!(f, "{code}; out: {}; err: {}", short(&self.out), short(&self.err))
    }
}

impl Halyard {
    /// The program at `program`, keeping its data in `folder`, its secrets in the environment.
    pub fn new(program: &Path, folder: &Path) -> Self {
        Self { program: program.to_owned(), folder: folder.to_owned(), environment: Vec::new() }
    }

    /// With one more environment variable, or another value for one.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The command, ready to be started, with `--secrets env`, `--data-dir` and `--json`.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare(&["--secrets", "env", "--json"]);
        command.arg("--data-dir").arg(&self.folder).args(arguments);
        command
    }

    /// The command on a full disk: no file may grow beyond `blocks` of 512 bytes.
    pub fn starved(&self, arguments: &[&str], blocks: u64) -> Command {
        let direct = self.command(arguments);
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        shell.arg(direct.get_program()).args(direct.get_args());
        shell.envs(direct.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell
    }

    /// The program with these arguments only.
    pub fn bare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        // No scenario speaks to the desktop of whoever runs it.
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.args(arguments).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> io::Result<Said> {
        self.start(arguments)?.wait()
    }

    /// Starts a command.
    pub fn start(&self, arguments: &[&str]) -> io::Result<Working> {
        Working::start(self.command(arguments))
    }
}

/// A command at work.
#[derive(Debug)]
pub struct Working {
    child: Child,
    out: File,
    err: File,
}

impl Working {
    /// Starts a command with nothing on its standard input.
    pub fn start(mut command: Command) -> io::Result<Self> {
        let (out, err) = (tempfile::tempfile()?, tempfile::tempfile()?);
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(err.try_clone()?);
        Ok(Self { child: command.spawn()?, out, err })
    }

    /// Whether it has ended by itself.
    pub fn ended(&mut self) -> io::Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// Its process number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would, and gives what it had said. The code is none unless it was over.
    pub fn kill(mut self) -> io::Result<Said> {
        self.child.kill()?;
        self.finish()
    }

    /// Waits for its end. One that hangs is killed and told as an error.
    pub fn wait(mut self) -> io::Result<Said> {
        let began = Instant::now();
        while !self.ended()? {
            if began.elapsed() > LIMIT {
                let said = self.kill()?;
                return Err(io::Error::new(io::ErrorKind::TimedOut, format!("it hangs: {said}")));
            }
            thread::sleep(LOOK);
        }
        self.finish()
    }

    fn finish(mut self) -> io::Result<Said> {
        let code = self.child.wait()?.code();
        Ok(Said { code, out: read(&mut self.out)?, err: read(&mut self.err)? })
    }
}

fn read(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
