//! A headless Chromium, driven over its debugging pipe, to look at the host page as a person would.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Where Debian puts it; `CHROMIUM` names another.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Refuses to wait longer than this for anything the page should do.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

pub(crate) struct Browser {
    child: Child,
    commands: File,
    answers: Receiver<Value>,
    last: u64,
    _home: TempDir,
    _turn: File,
}

/// One page or one frame of another site.
#[derive(Clone, Debug)]
pub(crate) struct Target(String);

impl Browser {
    /// Two named pipes stand in for the descriptors 3 and 4 that Chromium reads and writes.
    pub(crate) fn start() -> Self {
        // One browser at a time, also between processes: the host gives a frame ten real seconds.
        let turn = File::create(std::env::temp_dir().join("pipedrive-sim-browser.lock")).unwrap();
        turn.lock().unwrap();
        let home = TempDir::new().unwrap();
        let (to, from) = (home.path().join("to"), home.path().join("from"));
        for pipe in [&to, &from] {
            assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
        }
        let program = option_env!("CHROMIUM").unwrap_or(CHROMIUM);
        assert!(
            Path::new(program).exists(),
            "these tests need Chromium at {program}"
        );
        let script = r#"exec "$0" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
            --disable-background-networking --disable-component-update --disable-sync --site-per-process \
            --window-size=1400,1000 --user-data-dir="$1/profile" --remote-debugging-pipe 3<"$1/to" 4>"$1/from""#;
        let child = Command::new("sh")
            .args(["-c", script, program])
            .arg(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let commands = OpenOptions::new().write(true).open(&to).unwrap();
        let reader = BufReader::new(File::open(&from).unwrap());
        let (tell, answers) = channel();
        std::thread::spawn(move || {
            for message in reader.split(0) {
                let Ok(message) = message else { return };
                if tell
                    .send(serde_json::from_slice(&message).unwrap())
                    .is_err()
                {
                    return;
                }
            }
        });
        Self {
            child,
            commands,
            answers,
            last: 0,
            _home: home,
            _turn: turn,
        }
    }

    fn command(&mut self, session: Option<&Target>, method: &str, params: &Value) -> Value {
        match self.ask(session, method, params) {
            Ok(result) => result,
            Err(error) => panic!("{method}: {error}"),
        }
    }

    /// What the browser answers, or its own words why not.
    fn ask(
        &mut self,
        session: Option<&Target>,
        method: &str,
        params: &Value,
    ) -> Result<Value, String> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(Target(session)) = session {
            message["sessionId"] = json!(session);
        }
        self.commands
            .write_all(message.to_string().as_bytes())
            .unwrap();
        self.commands.write_all(&[0]).unwrap();
        loop {
            let answer = self
                .answers
                .recv_timeout(PATIENCE)
                .expect("an answer of the browser");
            if answer["id"] == self.last {
                return match answer.get("error") {
                    None => Ok(answer["result"].clone()),
                    Some(error) => Err(error["message"].to_string()),
                };
            }
        }
    }

    fn attach(&mut self, id: &Value) -> Target {
        let params = json!({"targetId": id, "flatten": true});
        let answer = self.command(None, "Target.attachToTarget", &params);
        Target(answer["sessionId"].as_str().unwrap().to_owned())
    }

    /// Opens a page.
    pub(crate) fn open(&mut self, url: &str) -> Target {
        let made = self.command(None, "Target.createTarget", &json!({"url": url}));
        let page = self.attach(&made["targetId"]);
        self.until(
            &page,
            "document.readyState === 'complete' && location.href !== 'about:blank'",
        );
        page
    }

    /// The frame whose address contains `part`, as soon as it is there.
    pub(crate) fn frame(&mut self, part: &str) -> Target {
        let deadline = std::time::Instant::now() + PATIENCE;
        loop {
            let all = self.command(None, "Target.getTargets", &json!({}));
            let found =
                all["targetInfos"].as_array().unwrap().iter().find(|one| {
                    one["type"] == "iframe" && one["url"].as_str().unwrap().contains(part)
                });
            if let Some(found) = found {
                let id = found["targetId"].clone();
                let frame = self.attach(&id);
                self.until(&frame, "typeof run === 'function'");
                return frame;
            }
            assert!(std::time::Instant::now() < deadline, "no frame {part}");
        }
    }

    /// The value of an expression; promises are awaited.
    pub(crate) fn eval(&mut self, target: &Target, expression: &str) -> Value {
        match self.evaluate(target, expression) {
            Ok(value) => value,
            Err(error) => panic!("{expression}: {error}"),
        }
    }

    fn evaluate(&mut self, target: &Target, expression: &str) -> Result<Value, String> {
        let params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true,
            "userGesture": true});
        let answer = self.ask(Some(target), "Runtime.evaluate", &params)?;
        let failed = answer.get("exceptionDetails");
        assert!(failed.is_none(), "{expression}: {answer}");
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until an expression is true. A document that is left while it is asked has no answer: the next one is asked.
    pub(crate) fn until(&mut self, target: &Target, expression: &str) {
        let deadline = std::time::Instant::now() + PATIENCE;
        loop {
            match self.evaluate(target, &format!("Boolean({expression})")) {
                Ok(value) if value == true => return,
                Ok(_) => {}
                Err(error) => assert!(
                    error.contains("navigated") || error.contains("context"),
                    "{expression}: {error}"
                ),
            }
            assert!(
                std::time::Instant::now() < deadline,
                "never true: {expression}"
            );
        }
    }

    pub(crate) fn press_escape(&mut self, target: &Target) {
        for kind in ["keyDown", "keyUp"] {
            let key = json!({"type": kind, "key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27});
            self.command(Some(target), "Input.dispatchKeyEvent", &key);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
