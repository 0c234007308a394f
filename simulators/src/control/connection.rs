//! The socket under a request, so that a connection can be closed without an answer.

use std::any::Any;
use std::net::{Shutdown, TcpStream};
use std::os::fd::AsFd;
use std::sync::Arc;

use actix_web::dev::Extensions;

/// A second handle of the connection's socket; in `conn_data` of every request.
#[derive(Clone)]
pub struct Line(Arc<TcpStream>);

impl Line {
    /// Closes both directions at once: the caller sees the end of the stream.
    pub fn cut(&self) {
        // A caller who hung up first leaves nothing to cut.
        drop(self.0.shutdown(Shutdown::Both));
    }
}

/// For `HttpServer::on_connect`.
pub fn keep_line(connection: &dyn Any, data: &mut Extensions) {
    let stream = connection.downcast_ref::<actix_web::rt::net::TcpStream>();
    if let Some(Ok(copy)) = stream.map(|s| s.as_fd().try_clone_to_owned()) {
        data.insert(Line(Arc::new(TcpStream::from(copy))));
    }
}
