//! Asks the server of this machine whether it is ready, as a container's health check does.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than the server asks its database.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the server that listens at this address answers 200 at `/health/ready`.
pub fn is_ready(bind: SocketAddr) -> std::io::Result<bool> {
    let mut line = TcpStream::connect_timeout(&near(bind), PATIENCE)?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.write_all(b"GET /health/ready HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    line.take(1024).read_to_string(&mut answer)?;
    Ok(answer.split(' ').nth(1) == Some("200"))
}

/// Who listens everywhere is reached on loopback.
fn near(bind: SocketAddr) -> SocketAddr {
    let ip = match bind.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, bind.port())
}
