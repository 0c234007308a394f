//! A PostgreSQL server of our own for one run: a new cluster in a new folder, reached by a socket in it, no port.

use crate::Outcome;
use crate::machine::is_root;
use crate::shell::{find, output, program, run, works};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Speed instead of safety: the data dies with the run. Many connections, since every test brings its pool.
const SETTINGS: [&str; 6] = [
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=400",
    "log_min_messages=fatal",
];

/// The folder of `initdb` and `postgres`, the newest version first.
pub(crate) fn binaries() -> Option<PathBuf> {
    let packaged = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let newest = packaged
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            folder.join("initdb").is_file().then_some((version, folder))
        })
        .max();
    match newest {
        Some((_, folder)) => Some(folder),
        None => find("initdb").and_then(|file| file.parent().map(Path::to_owned)),
    }
}

/// A running server; stopped and removed when dropped.
pub(crate) struct Cluster {
    binaries: PathBuf,
    folder: PathBuf,
    server: Child,
}

impl Cluster {
    /// Makes a cluster and waits until it answers.
    pub(crate) fn start() -> Outcome<Self> {
        let binaries = binaries().ok_or("no PostgreSQL server was found")?;
        let folder = output(own(&binaries, "mktemp").args(["-d", "/tmp/dealbooks-pg-XXXXXX"]))?;
        let folder = PathBuf::from(folder);
        let words = [
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ];
        output(
            own(&binaries, "initdb")
                .args(words)
                .arg("-D")
                .arg(folder.join("data")),
        )?;
        let mut command = own(&binaries, "postgres");
        command
            .arg("-D")
            .arg(folder.join("data"))
            .arg("-k")
            .arg(&folder);
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = server.map_err(|e| format!("PostgreSQL cannot be started: {e}"))?;
        let mut cluster = Self {
            binaries,
            folder,
            server,
        };
        cluster.wait()?;
        Ok(cluster)
    }

    /// The address of one of its databases.
    pub(crate) fn url(&self, database: &str) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/{database}")
    }

    /// A new, empty database and its address.
    pub(crate) fn database(&self, name: &str) -> Outcome<String> {
        run(self.tool("createdb").arg(name))?;
        Ok(self.url(name))
    }

    fn wait(&mut self) -> Outcome {
        for _ in 0..300 {
            if works(&mut self.tool("pg_isready")) {
                return Ok(());
            }
            if let Ok(Some(ended)) = self.server.try_wait() {
                return Err(format!("PostgreSQL ended at once: {ended}"));
            }
            sleep(Duration::from_millis(100));
        }
        Err("PostgreSQL did not answer within 30 seconds".to_owned())
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = program(self.binaries.join(name));
        command.arg("-h").arg(&self.folder).args(["-U", "postgres"]);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = own(&self.binaries, "pg_ctl");
        stop.args(["stop", "-m", "immediate", "-D"])
            .arg(self.folder.join("data"));
        if works(&mut stop)
            && self.server.wait().is_ok()
            && fs::remove_dir_all(&self.folder).is_ok()
        {
            return;
        }
        eprintln!("left behind: {}", self.folder.display());
    }
}

/// A program of the server. It refuses to run as root, so root lends it the user `postgres`.
fn own(binaries: &Path, name: &str) -> Command {
    let packaged = binaries.join(name);
    let path = if packaged.is_file() {
        packaged
    } else {
        PathBuf::from(name)
    };
    let mut command = if is_root() {
        let mut lent = program("runuser");
        lent.args(["-u", "postgres", "--"]).arg(path);
        lent
    } else {
        program(path)
    };
    command.current_dir("/"); // the user `postgres` may not be allowed into ours
    command
}

#[cfg(test)]
mod tests {
    use super::{Cluster, binaries};
    use crate::shell::output;

    #[test]
    fn a_cluster_answers_on_its_socket_and_leaves_nothing_behind() {
        if binaries().is_none() {
            return; // `cargo verify` installs a server before it comes here
        }
        let cluster = Cluster::start().unwrap();
        let folder = cluster.folder.clone();
        let url = cluster.database("walk").unwrap();
        let answer = output(
            cluster
                .tool("psql")
                .args(["-Atc", "select 40 + 2", "-d", &url]),
        );
        assert_eq!(answer.unwrap(), "42");
        drop(cluster);
        assert!(!folder.exists());
    }
}
