//! Starting and stopping a simulator's server: a thread with its own runtime, so several live in one process.

use std::future::Future;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc;

use actix_web::dev::{Server, ServerHandle};

/// A simulator that runs; it stops when this is dropped.
pub struct Running {
    address: SocketAddr,
    public_url: String,
    handle: ServerHandle,
}

impl Running {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How programs reach it, `http://127.0.0.1:<port>`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How browsers reach it, no trailing slash.
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Stops at once and waits until the listener is closed.
    pub async fn stop(self) {
        self.handle.stop(false).await;
    }

    /// Serves until Ctrl-C or SIGTERM; for the binaries.
    pub async fn until_signal(self) -> io::Result<()> {
        let mut terminate =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed?,
            _ = terminate.recv() => {}
        }
        self.stop().await;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The command is on its way when the call returns; nobody is left to wait for the end.
        drop(self.handle.stop(false));
    }
}

/// Binds `listen` (`host:port`, port 0 for any) and settles the public address, `http://localhost:<port>` by default.
pub fn bind(listen: &str, public_url: Option<&str>) -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind(listen)?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let public = public_url.map_or_else(|| format!("http://localhost:{port}"), str::to_owned);
    Ok((listener, public.trim_end_matches('/').to_owned()))
}

/// Runs the server that `build` makes, together with `background` (deliveries, timers), on a thread of its own.
///
/// `build` should use one worker, `disable_signals()`, `on_connect(keep_line)` and `listen(listener)`.
pub fn run<B, F>(
    listener: TcpListener,
    public_url: String,
    build: B,
    background: F,
) -> io::Result<Running>
where
    B: FnOnce(TcpListener) -> io::Result<Server> + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let address = listener.local_addr()?;
    let (tell, hear) = mpsc::channel();
    std::thread::Builder::new()
        .name("simulator".into())
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                match build(listener) {
                    Ok(server) => {
                        let background = actix_web::rt::spawn(background);
                        if tell.send(Ok(server.handle())).is_ok() {
                            drop(server.await);
                        }
                        background.abort();
                    }
                    // The starter is waiting for exactly this message.
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
        })?;
    let handle = hear
        .recv()
        .map_err(|_| io::Error::other("the simulator's thread ended at once"))??;
    Ok(Running {
        address,
        public_url,
        handle,
    })
}
