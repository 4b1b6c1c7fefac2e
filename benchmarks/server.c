/*
 * Replays canned HTTP answers on a unix socket, faster than any client can read them.
 *
 *     server SOCKET ROUTES
 *
 * ROUTES has one answer per line, fields separated by one space, "-" for an empty file:
 *
 *     METHOD PATH HEAD DELAY_MICROSECONDS BLOCK REPEAT TAIL keep|close
 *
 * The answer is the file HEAD, a pause, the file BLOCK REPEAT times, and the file TAIL. A request
 * matches by method and by path, without the /v1.NN prefix and the query string. Request bodies
 * need a Content-Length and are skipped. The server ends when its standard input does, so that it
 * never outlives the benchmark that started it.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { MAX_ROUTES = 64, MAX_REQUEST = 64 * 1024 };

struct bytes {
    char *data;
    size_t size;
};

struct route {
    char method[16];
    char path[256];
    struct bytes head, block, tail;
    long delay, repeat;
    int close;
};

static struct route routes[MAX_ROUTES];
static int route_count;

static void die(const char *what) {
    fprintf(stderr, "server: %s: %s\n", what, errno ? strerror(errno) : "bad input");
    exit(1);
}

static struct bytes load(const char *name) {
    struct bytes out = {NULL, 0};
    struct stat st;
    FILE *file;
    if (strcmp(name, "-") == 0)
        return out;
    file = fopen(name, "rb");
    if (file == NULL || fstat(fileno(file), &st) != 0)
        die(name);
    out.size = (size_t)st.st_size;
    out.data = malloc(out.size + 1);
    if (out.data == NULL || fread(out.data, 1, out.size, file) != out.size)
        die(name);
    fclose(file);
    return out;
}

static void load_routes(const char *name) {
    char head[512], block[512], tail[512], end[8];
    FILE *file = fopen(name, "r");
    if (file == NULL)
        die(name);
    for (;;) {
        struct route *r = &routes[route_count];
        int fields = fscanf(file, "%15s %255s %511s %ld %511s %ld %511s %7s", r->method, r->path,
                            head, &r->delay, block, &r->repeat, tail, end);
        if (fields == EOF)
            break;
        errno = 0;
        if (fields != 8 || route_count == MAX_ROUTES - 1)
            die(name);
        r->head = load(head);
        r->block = load(block);
        r->tail = load(tail);
        r->close = strcmp(end, "close") == 0;
        route_count++;
    }
    fclose(file);
}

static int send_all(int fd, struct bytes part) {
    size_t sent = 0;
    while (sent < part.size) {
        ssize_t n = send(fd, part.data + sent, part.size - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return -1;
        sent += (size_t)n;
    }
    return 0;
}

static int answer(int fd, const struct route *r) {
    if (send_all(fd, r->head) != 0)
        return -1;
    if (r->delay > 0)
        usleep((useconds_t)r->delay);
    for (long i = 0; i < r->repeat; i++)
        if (send_all(fd, r->block) != 0)
            return -1;
    if (send_all(fd, r->tail) != 0)
        return -1;
    return r->close ? -1 : 0;
}

static const struct route *find(const char *method, const char *target) {
    size_t size;
    if (target[0] == '/' && target[1] == 'v' && isdigit((unsigned char)target[2])) {
        const char *rest = strchr(target + 1, '/');
        if (rest != NULL)
            target = rest;
    }
    size = strcspn(target, "?");
    for (int i = 0; i < route_count; i++)
        if (strcmp(routes[i].method, method) == 0 && strlen(routes[i].path) == size &&
            memcmp(routes[i].path, target, size) == 0)
            return &routes[i];
    return NULL;
}

static size_t body_size(const char *head) {
    const char *field = strcasestr(head, "\r\ncontent-length:");
    return field == NULL ? 0 : strtoul(field + strlen("\r\ncontent-length:"), NULL, 10);
}

/* Finds the end of the first request in the buffer; 0 when it is not complete yet. */
static size_t request_size(char *buffer, size_t used) {
    char *end = memmem(buffer, used, "\r\n\r\n", 4);
    size_t size;
    if (end == NULL)
        return 0;
    *end = '\0'; /* the head is a string from here on */
    size = (size_t)(end - buffer) + 4 + body_size(buffer);
    *end = '\r';
    return size <= used ? size : 0;
}

static void *serve(void *argument) {
    static struct bytes missing = {
        "HTTP/1.1 404 Not Found\r\nContent-Length: 42\r\nContent-Type: application/json\r\n\r\n"
        "{\"message\":\"not among the canned answers\"}\n", 0};
    int fd = (int)(long)argument;
    char *buffer = malloc(MAX_REQUEST + 1);
    size_t used = 0;
    missing.size = strlen(missing.data) - 1;
    while (buffer != NULL && used < MAX_REQUEST) {
        char method[16], target[4096];
        const struct route *route;
        size_t size = request_size(buffer, used);
        if (size == 0) {
            ssize_t n = recv(fd, buffer + used, MAX_REQUEST - used, 0);
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                break;
            used += (size_t)n;
            buffer[used] = '\0';
            continue;
        }
        if (sscanf(buffer, "%15s %4095s", method, target) != 2)
            break;
        memmove(buffer, buffer + size, used - size);
        used -= size;
        route = find(method, target);
        if (route == NULL) {
            fprintf(stderr, "server: no answer for %s %s\n", method, target);
            if (send_all(fd, missing) != 0)
                break;
        } else if (answer(fd, route) != 0) {
            break;
        }
    }
    free(buffer);
    close(fd);
    return NULL;
}

static void *end_with_parent(void *unused) {
    char byte;
    (void)unused;
    while (read(0, &byte, 1) > 0)
        ;
    exit(0);
}

int main(int argc, char **argv) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    pthread_attr_t detached;
    pthread_t thread;
    int listener;
    if (argc != 3 || strlen(argv[1]) >= sizeof address.sun_path) {
        fprintf(stderr, "usage: server SOCKET ROUTES\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    load_routes(argv[2]);
    strcpy(address.sun_path, argv[1]);
    unlink(argv[1]);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listener, 64) != 0)
        die(argv[1]);
    pthread_attr_init(&detached);
    pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    pthread_create(&thread, &detached, end_with_parent, NULL);
    puts("ready");
    fflush(stdout);
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        if (pthread_create(&thread, &detached, serve, (void *)(long)fd) != 0)
            close(fd);
    }
}
