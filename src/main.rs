//! The door: arguments, configuration, start. Nothing else.

use std::io::Write as _;
use std::net::TcpListener;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use dealbooks::app::{self, App, Role};
use dealbooks::clock::Clock;
use dealbooks::config::{Config, Environment, Mistake, Source as _};
use dealbooks::domain::ids::CompanyId;
use dealbooks::storage::{Health, jobs};
use dealbooks::telemetry;

#[derive(Parser)]
#[command(version, about = "QuickBooks invoices inside Pipedrive deals")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The server with its worker
    Serve {
        /// Serve only; `dealbooks worker` runs elsewhere
        #[arg(long)]
        no_worker: bool,
    },
    /// A worker alone
    Worker,
    /// Bring the database up to date
    Migrate,
    /// Read the configuration, report all mistakes, try the database
    Check,
    /// Ask the server of this machine whether it is ready
    Health,
    /// A consistent copy of the embedded database while it runs
    Backup { file: std::path::PathBuf },
    /// Put a copy back; what was under way is looked up in QuickBooks before anything is sent again
    Restore { file: std::path::PathBuf },
    /// The work that waits, failed or is in doubt
    Jobs {
        #[command(subcommand)]
        action: JobsAction,
    },
    /// The keys that seal secrets
    Keys {
        #[command(subcommand)]
        action: KeysAction,
    },
}

#[derive(Subcommand)]
enum JobsAction {
    /// Every job, the failed ones first
    List,
    /// One job
    Show { company: i64, key: String },
    /// Run a kept job again
    Retry { company: i64, key: String },
    /// Forget a job
    Drop { company: i64, key: String },
}

#[derive(Subcommand)]
enum KeysAction {
    /// Seal every row anew with the first key of `ENCRYPTION_KEYS`
    Rotate,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let environment = Environment::load();
    let config = match Config::read(&environment) {
        Ok(config) => config,
        Err(mistakes) => return report(&mistakes),
    };
    telemetry::logs(config.production, environment.get("RUST_LOG").as_deref());
    match run(arguments.command, &config) {
        Ok(code) => code,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn say(line: &str) {
    // A closed terminal is nobody to tell.
    drop(writeln!(std::io::stderr(), "{line}"));
}

fn tell(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

fn report(mistakes: &[Mistake]) -> ExitCode {
    say("The configuration has mistakes:");
    for mistake in mistakes {
        say(&format!("  {}: {}", mistake.variable, mistake.expected));
    }
    ExitCode::FAILURE
}

fn run(command: Command, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { no_worker } => {
            serve(config, if no_worker { Role::Server } else { Role::Both })
        }
        Command::Worker => serve(config, Role::Worker),
        Command::Migrate => {
            let steps = app::store(config, false)?.migrate()?;
            tell(&format!("The database is up to date ({steps} steps)."));
            Ok(ExitCode::SUCCESS)
        }
        Command::Check => check(config),
        Command::Health => Ok(match app::is_ready(config.bind) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) | Err(_) => ExitCode::FAILURE,
        }),
        Command::Backup { file } => {
            tell(&app::store(config, false)?.backup(&file)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Restore { file } => {
            tell(&dealbooks::storage::restore(&config.database.url, &file)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Jobs { action } => work_list(config, action),
        Command::Keys {
            action: KeysAction::Rotate,
        } => {
            let resealed = app::store(config, false)?.rotate_keys()?;
            tell(&format!("{resealed} keys were sealed anew."));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn serve(config: &Config, role: Role) -> anyhow::Result<ExitCode> {
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    let metrics = telemetry::metrics()?;
    let listeners = (role != Role::Worker)
        .then(|| {
            let public = TcpListener::bind(config.bind)
                .with_context(|| format!("BIND_ADDRESS {}", config.bind))?;
            let admin = TcpListener::bind(config.admin_bind)
                .with_context(|| format!("ADMIN_BIND_ADDRESS {}", config.admin_bind))?;
            anyhow::Ok((public, admin))
        })
        .transpose()?;
    let addresses = match &listeners {
        Some((public, admin)) => format!("{} and {}", public.local_addr()?, admin.local_addr()?),
        None => "nowhere".to_owned(),
    };
    actix_runtime(async {
        let store = app::store(config, config.database.auto_migrate)?;
        if store.health().await? == Health::Newer {
            anyhow::bail!(
                "this database was written by a newer version of dealbooks; start that one"
            );
        }
        let context = app::context(config, store, Clock::default())?;
        let app = App::start(config, context, role, listeners, Some(metrics))?;
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            listens = addresses,
            "dealbooks is up"
        );
        stop_signal().await?;
        tracing::info!("stopping: finishing what is in hand");
        app.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

fn actix_runtime<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

/// SIGTERM or Ctrl-C; a second one ends at once, which is safe at any line.
async fn stop_signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        interrupted = tokio::signal::ctrl_c() => interrupted?,
    }
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        std::process::exit(1);
    });
    Ok(())
}

fn check(config: &Config) -> anyhow::Result<ExitCode> {
    for warning in config.warnings() {
        tell(&format!("warning: {warning}"));
    }
    let store = app::store(config, false).context("DATABASE_URL: the database does not answer")?;
    let health = actix_runtime(async { Ok(store.health().await?) })?;
    tell(match health {
        Health::Ready => "The configuration is complete; the database answers and is up to date.",
        Health::MigrationsPending => {
            "The configuration is complete; the database answers and waits for `dealbooks migrate`."
        }
        Health::Newer => "The database was written by a newer version of dealbooks.",
    });
    Ok(if health == Health::Newer {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn work_list(config: &Config, action: JobsAction) -> anyhow::Result<ExitCode> {
    let store = app::store(config, false)?;
    actix_runtime(async move {
        let now = Clock::default().now().into();
        let done = match action {
            JobsAction::List => {
                for job in store.read(|db| jobs::list(db, 1000)).await? {
                    tell(&format!(
                        "{}\t{}\t{}\t{}\ttries {}\t{}",
                        job.company,
                        job.key,
                        job.state,
                        job.run_at.utc().to_rfc3339(),
                        job.attempts,
                        job.last_error.unwrap_or_default()
                    ));
                }
                true
            }
            JobsAction::Show { company, key } => {
                let found = store
                    .read(|db| jobs::list(db, 100_000))
                    .await?
                    .into_iter()
                    .find(|job| job.company == CompanyId(company) && job.key == key);
                if let Some(job) = &found {
                    tell(&format!(
                        "company {}\nkey {}\nkind {}\nstate {}\ntries {}\ndue {}\nlast error {}",
                        job.company,
                        job.key,
                        job.kind,
                        job.state,
                        job.attempts,
                        job.run_at.utc().to_rfc3339(),
                        job.last_error.as_deref().unwrap_or("none")
                    ));
                }
                found.is_some()
            }
            JobsAction::Retry { company, key } => {
                store
                    .write(move |db| jobs::retry(db, CompanyId(company), &key, now))
                    .await?
            }
            JobsAction::Drop { company, key } => {
                store
                    .write(move |db| jobs::drop_job(db, CompanyId(company), &key))
                    .await?
            }
        };
        if !done {
            say("There is no such job.");
        }
        Ok(if done {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    })
}
