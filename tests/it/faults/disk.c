/* Stands between the program and its disk: as long as the folder DISK holds a file of that name, a sync waits (hold) or
   fails (fail). Once it has, it says so by a file (held, failed). Loaded by LD_PRELOAD; part of a test and of nothing else. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *place(char *path, size_t most, const char *name) {
    snprintf(path, most, "%s/%s", getenv("DISK"), name);
    return path;
}

static int is_there(const char *name) {
    char path[4096];
    return access(place(path, sizeof path, name), F_OK) == 0;
}

static void say(const char *name) {
    char path[4096];
    int file = open(place(path, sizeof path, name), O_CREAT | O_WRONLY, 0600);
    if (file >= 0) close(file);
}

static int sync_by(long call, int file) {
    if (is_there("hold")) {
        say("held");
        while (is_there("hold")) usleep(2000);
    }
    if (is_there("fail")) {
        say("failed");
        errno = EIO;
        return -1;
    }
    return (int)syscall(call, file);
}

int fsync(int file) { return sync_by(SYS_fsync, file); }
int fdatasync(int file) { return sync_by(SYS_fdatasync, file); }
