"""Models of the Docker Engine API 1.41: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import (
    UNSET,
    JsonObject,
    Maybe,
    Model,
    NullIsEmpty,
    Open,
    OpenEnum,
    OpenInt,
    OpenIntEnum,
    to_request,
)
from .times import Timestamp

__all__ = [
    "Address",
    "BindOptions",
    "BindOptionsInfo",
    "BlkioWeightDevice",
    "BlkioWeightDeviceInfo",
    "CgroupnsMode",
    "ChangeType",
    "ContainerBlkioStatEntry",
    "ContainerBlkioStats",
    "ContainerCPUStats",
    "ContainerCPUUsage",
    "ContainerConfig",
    "ContainerConfigInfo",
    "ContainerCreateResponse",
    "ContainerInspectResponse",
    "ContainerMemoryStats",
    "ContainerNetworkStats",
    "ContainerPidsStats",
    "ContainerPruneResponse",
    "ContainerState",
    "ContainerStateStatus",
    "ContainerStatsResponse",
    "ContainerStorageStats",
    "ContainerSummary",
    "ContainerSummaryHostConfig",
    "ContainerSummaryNetworkSettings",
    "ContainerSummaryState",
    "ContainerThrottlingData",
    "ContainerTopResponse",
    "ContainerUpdateResponse",
    "ContainerWaitExitError",
    "ContainerWaitResponse",
    "DeviceMapping",
    "DeviceMappingInfo",
    "DeviceRequest",
    "DeviceRequestInfo",
    "DriverData",
    "EndpointIPAMConfig",
    "EndpointIPAMConfigInfo",
    "EndpointSettings",
    "EndpointSettingsInfo",
    "FilesystemChange",
    "Health",
    "HealthConfig",
    "HealthConfigInfo",
    "HealthStatus",
    "HealthcheckResult",
    "HostConfig",
    "HostConfigInfo",
    "Isolation",
    "LogConfig",
    "LogConfigInfo",
    "LogConfigType",
    "Mount",
    "MountInfo",
    "MountPoint",
    "MountPropagation",
    "MountType",
    "NetworkSettings",
    "NetworkingConfig",
    "PathStat",
    "PortBinding",
    "PortBindingInfo",
    "PortSummary",
    "PortType",
    "Resources",
    "RestartPolicy",
    "RestartPolicyInfo",
    "RestartPolicyName",
    "ThrottleDevice",
    "ThrottleDeviceInfo",
    "TmpfsOptions",
    "TmpfsOptionsInfo",
    "Ulimit",
    "UlimitInfo",
    "VolumeDriverConfig",
    "VolumeDriverConfigInfo",
    "VolumeOptions",
    "VolumeOptionsInfo",
    "WaitCondition",
]


class CgroupnsMode(OpenEnum):
    """Cgroup namespace of a container: `private` (its own) or `host` (the daemon's)."""

    PRIVATE = "private"
    HOST = "host"


class ChangeType(OpenIntEnum):
    """What happened to a path: 0 modified, 1 added, 2 deleted."""

    MODIFIED = 0
    ADDED = 1
    DELETED = 2


class ContainerStateStatus(OpenEnum):
    """State of a container: `created` (never started), `running`, `paused`, `restarting`, `removing`,
    `exited`, `dead` (could not be removed completely).
    """

    CREATED = "created"
    RUNNING = "running"
    PAUSED = "paused"
    RESTARTING = "restarting"
    REMOVING = "removing"
    EXITED = "exited"
    DEAD = "dead"


class ContainerSummaryState(OpenEnum):
    """State of a container: `created` (never started), `running`, `paused`, `restarting`, `removing`,
    `exited`, `dead` (could not be removed completely).
    """

    CREATED = "created"
    RUNNING = "running"
    PAUSED = "paused"
    RESTARTING = "restarting"
    EXITED = "exited"
    REMOVING = "removing"
    DEAD = "dead"


class HealthStatus(OpenEnum):
    """Health: `none` (no check), `starting` (too early to tell), `healthy`, `unhealthy`."""

    NONE = "none"
    STARTING = "starting"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"


class Isolation(OpenEnum):
    """Windows container isolation: `process` shares the host's kernel, `hyperv` runs in a small
    virtual machine, `default` or empty leaves it to the daemon.
    """

    DEFAULT = "default"
    PROCESS = "process"
    HYPERV = "hyperv"
    EMPTY = ""


class LogConfigType(OpenEnum):
    """Logging drivers built into the daemon; any log plugin's name is accepted too."""

    LOCAL = "local"
    JSON_FILE = "json-file"
    SYSLOG = "syslog"
    JOURNALD = "journald"
    GELF = "gelf"
    FLUENTD = "fluentd"
    AWSLOGS = "awslogs"
    SPLUNK = "splunk"
    ETWLOGS = "etwlogs"
    NONE = "none"


class MountPropagation(OpenEnum):
    """Mount propagation: `private`, `shared` or `slave`; with a leading `r` it holds for the mounts
    below too.
    """

    PRIVATE = "private"
    RPRIVATE = "rprivate"
    SHARED = "shared"
    RSHARED = "rshared"
    SLAVE = "slave"
    RSLAVE = "rslave"


class MountType(OpenEnum):
    """Kinds of mounts: `bind` (a path of the host), `volume` (a named or anonymous volume), `tmpfs`
    (memory), `npipe` (a Windows named pipe), since API 1.42 `cluster` (a swarm CSI volume), since
    API 1.48 `image` (the content of an image).
    """

    BIND = "bind"
    NPIPE = "npipe"
    TMPFS = "tmpfs"
    VOLUME = "volume"


class PortType(OpenEnum):
    """Protocol of a port: `tcp`, `udp` or `sctp`."""

    TCP = "tcp"
    UDP = "udp"
    SCTP = "sctp"


class RestartPolicyName(OpenEnum):
    """When a container is restarted: `no` or empty: never; `always`: whenever it exits;
    `unless-stopped`: also, except after a user stopped it; `on-failure`: when it exits with a
    status other than 0.
    """

    EMPTY = ""
    NO = "no"
    ALWAYS = "always"
    UNLESS_STOPPED = "unless-stopped"
    ON_FAILURE = "on-failure"


class WaitCondition(OpenEnum):
    """What to wait for: `not-running` (returns at once if it is not running), `next-exit` (the end of
    this or the next run), `removed`.
    """

    NOT_RUNNING = "not-running"
    NEXT_EXIT = "next-exit"
    REMOVED = "removed"


class Address(Model, kw_only=True, rename="pascal"):
    """An IP address with its prefix length. New in API 1.32."""

    addr: str = ""
    """The address."""

    prefix_len: int = 0
    """The prefix length."""


class BindOptions(Model, kw_only=True, rename="pascal"):
    """Options of a bind mount."""

    propagation: Maybe[Open[MountPropagation]] = UNSET
    """How mounts made below this one spread between host and container. Default `rprivate`."""

    non_recursive: Maybe[bool] = UNSET
    """True leaves out mounts below the source. Default false. New in API 1.40."""


class BindOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Options of a bind mount.

    As the daemon reports it; `to_request()` gives the `BindOptions` to send back.
    """

    propagation: Open[MountPropagation] | None = None
    """How mounts made below this one spread between host and container. Default `rprivate`."""

    non_recursive: bool | None = None
    """True leaves out mounts below the source. Default false. New in API 1.40."""

    def to_request(self) -> BindOptions:
        """The `BindOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, BindOptions)


class BlkioWeightDevice(Model, kw_only=True, rename="pascal"):
    """A container's share of the I/O of one block device."""

    path: Maybe[str] = UNSET
    """Path of the device on the host, such as `/dev/sda`."""

    weight: Maybe[int] = UNSET
    """Share relative to other containers, 10 to 1000."""


class BlkioWeightDeviceInfo(Model, kw_only=True, rename="pascal"):
    """A container's share of the I/O of one block device.

    As the daemon reports it; `to_request()` gives the `BlkioWeightDevice` to send back.
    """

    path: str = ""
    """Path of the device on the host, such as `/dev/sda`."""

    weight: int = 0
    """Share relative to other containers, 10 to 1000."""

    def to_request(self) -> BlkioWeightDevice:
        """The `BlkioWeightDevice` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, BlkioWeightDevice)


class ContainerBlkioStatEntry(Model, kw_only=True):
    """A counter of one block device and one kind of operation."""

    major: int = 0
    """Major number of the device."""

    minor: int = 0
    """Minor number of the device."""

    op: str = ""
    """Kind of operation, such as `read`, `Write` or `Total`; the case differs between hosts."""

    value: int = 0
    """The count; what it counts depends on the list it is in."""


class ContainerBlkioStats(Model, kw_only=True):
    """Block I/O of a container since it was started. With cgroup v2 most lists are empty."""

    io_service_bytes_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Bytes read and written, by device and kind."""

    io_serviced_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Operations done, by device and kind."""

    io_queue_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Operations waiting. Cgroup v1 only."""

    io_service_time_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Nanoseconds spent on operations. Cgroup v1 only."""

    io_wait_time_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Nanoseconds that operations waited. Cgroup v1 only."""

    io_merged_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Operations merged with others. Cgroup v1 only."""

    io_time_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Milliseconds of device time. Cgroup v1 only."""

    sectors_recursive: NullIsEmpty[list[ContainerBlkioStatEntry]] = []
    """Sectors read and written. Cgroup v1 only."""

    def __post_init__(self) -> None:
        self.io_service_bytes_recursive = self.io_service_bytes_recursive or []
        self.io_serviced_recursive = self.io_serviced_recursive or []
        self.io_queue_recursive = self.io_queue_recursive or []
        self.io_service_time_recursive = self.io_service_time_recursive or []
        self.io_wait_time_recursive = self.io_wait_time_recursive or []
        self.io_merged_recursive = self.io_merged_recursive or []
        self.io_time_recursive = self.io_time_recursive or []
        self.sectors_recursive = self.sectors_recursive or []


class ContainerCPUStats(Model, kw_only=True):
    """CPU usage of a container since it was started.

    The usual percentage is the growth of `cpu_usage.total_usage` divided by that of
    `system_cpu_usage`, times `online_cpus`, times 100.
    """

    cpu_usage: ContainerCPUUsage = field(default_factory=lambda: ContainerCPUUsage())
    """CPU time the container has used."""

    system_cpu_usage: int | None = None
    """CPU time of the whole host in nanoseconds, over all CPUs and idle time included. Linux only.
    """

    online_cpus: int | None = None
    """Number of CPUs of the host. Linux only."""

    throttling_data: ContainerThrottlingData = field(
        default_factory=lambda: ContainerThrottlingData()
    )
    """How often a CPU limit held the container back. Linux only."""


class ContainerCPUUsage(Model, kw_only=True):
    """CPU time a container has used: nanoseconds on Linux, units of 100 ns on Windows."""

    total_usage: int = 0
    """All CPU time."""

    percpu_usage: NullIsEmpty[list[int]] = []
    """CPU time per CPU. Only with cgroup v1."""

    usage_in_kernelmode: int = 0
    """CPU time in the kernel."""

    usage_in_usermode: int = 0
    """CPU time outside of the kernel."""

    def __post_init__(self) -> None:
        self.percpu_usage = self.percpu_usage or []


class ContainerConfig(Model, kw_only=True, rename="pascal"):
    """The portable part of a container's configuration: what to run and how.

    Fields that are not set come from the image; an image carries the same fields as defaults for
    its containers.
    """

    hostname: Maybe[str] = UNSET
    """Host name inside the container, an RFC 1123 name. Default: the first 12 characters of the
    container id; with the host's network, the host's name.
    """

    domainname: Maybe[str] = UNSET
    """Domain name inside the container, without the host part. Default: none."""

    user: Maybe[str] = UNSET
    """Who runs the command: `user`, `uid`, `user:group` or `uid:gid`; names are looked up in the
    container's own files. Default: the image's user, else root.
    """

    attach_stdin: Maybe[bool] = UNSET
    """Whether the creating client means to attach to stdin. Default false."""

    attach_stdout: Maybe[bool] = UNSET
    """Whether the creating client means to attach to stdout. Default false."""

    attach_stderr: Maybe[bool] = UNSET
    """Whether the creating client means to attach to stderr. Default false."""

    exposed_ports: Maybe[dict[str, JsonObject]] = UNSET
    """Ports the container listens on, as keys `port/protocol` with empty objects as values:
    `{'80/tcp': {}}`. Protocols: `tcp`, `udp`, `sctp`. Exposing publishes nothing; that is what
    `port_bindings` and `publish_all_ports` of the host config do.
    """

    tty: Maybe[bool] = UNSET
    """True gives the container a pseudo-terminal. Its stdout and stderr are then one raw stream
    instead of separate frames. Default false.
    """

    open_stdin: Maybe[bool] = UNSET
    """True keeps stdin open even while nobody is attached; false means the process reads end-of-file
    at once. Default false.
    """

    stdin_once: Maybe[bool] = UNSET
    """True closes stdin when the first client that attached to it goes away. Default false."""

    env: Maybe[list[str]] = UNSET
    """Environment variables as `NAME=value`, added to the image's. An entry without `=` removes that
    variable.
    """

    cmd: Maybe[list[str]] = UNSET
    """The command, or the arguments of the entrypoint if there is one. Default: the image's, unless
    `entrypoint` is given.
    """

    healthcheck: Maybe[HealthConfig] = UNSET
    """How to find out whether the container works. Default: the image's check."""

    args_escaped: Maybe[bool] = UNSET
    """Windows only: the command line is escaped already and is passed on as it is."""

    image: Maybe[str] = UNSET
    """Name or id of the image. In answers it is spelled the way it was asked for."""

    volumes: Maybe[dict[str, JsonObject]] = UNSET
    """Paths that get an anonymous volume each, as keys with empty objects as values: `{'/data': {}}`.
    """

    working_dir: Maybe[str] = UNSET
    """Directory in which the command runs; made if missing. Default: the image's, else `/`."""

    entrypoint: Maybe[list[str]] = UNSET
    """The program that gets `cmd` as its arguments. Setting it also drops the image's `cmd`; `['']`
    removes the image's entrypoint.
    """

    network_disabled: Maybe[bool] = UNSET
    """True gives the container no network at all. Default false."""

    mac_address: Maybe[str] = UNSET
    """MAC address for the container's main network. Since API 1.44 the endpoint settings of a network
    are the better place. Default: chosen by the daemon.
    """

    on_build: Maybe[list[str]] = UNSET
    """Instructions that a build runs when it starts from this image. They have no effect on a
    container.
    """

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the container: any strings, for filtering and for other programs. Added to the image's
    labels.
    """

    stop_signal: Maybe[str] = UNSET
    """Signal that asks the container to stop, a name or a number. Default: the image's, else SIGTERM.
    """

    stop_timeout: Maybe[int] = UNSET
    """Seconds between the stop signal and SIGKILL; -1 waits forever. Default: 10."""

    shell: Maybe[list[str]] = UNSET
    """The shell that runs shell-form RUN, CMD and ENTRYPOINT instructions of a build, as a list of
    words. Has no effect on a container's own command.
    """


class ContainerConfigInfo(Model, kw_only=True, rename="pascal"):
    """The portable part of a container's configuration: what to run and how.

    Fields that are not set come from the image; an image carries the same fields as defaults for
    its containers.

    As the daemon reports it; `to_request()` gives the `ContainerConfig` to send back.
    """

    hostname: str = ""
    """Host name inside the container, an RFC 1123 name. Default: the first 12 characters of the
    container id; with the host's network, the host's name.
    """

    domainname: str = ""
    """Domain name inside the container, without the host part. Default: none."""

    user: str = ""
    """Who runs the command: `user`, `uid`, `user:group` or `uid:gid`; names are looked up in the
    container's own files. Default: the image's user, else root.
    """

    attach_stdin: bool = False
    """Whether the creating client means to attach to stdin. Default false."""

    attach_stdout: bool = False
    """Whether the creating client means to attach to stdout. Default false."""

    attach_stderr: bool = False
    """Whether the creating client means to attach to stderr. Default false."""

    exposed_ports: NullIsEmpty[dict[str, JsonObject]] = {}
    """Ports the container listens on, as keys `port/protocol` with empty objects as values:
    `{'80/tcp': {}}`. Protocols: `tcp`, `udp`, `sctp`. Exposing publishes nothing; that is what
    `port_bindings` and `publish_all_ports` of the host config do.
    """

    tty: bool = False
    """True gives the container a pseudo-terminal. Its stdout and stderr are then one raw stream
    instead of separate frames. Default false.
    """

    open_stdin: bool = False
    """True keeps stdin open even while nobody is attached; false means the process reads end-of-file
    at once. Default false.
    """

    stdin_once: bool = False
    """True closes stdin when the first client that attached to it goes away. Default false."""

    env: NullIsEmpty[list[str]] = []
    """Environment variables as `NAME=value`, added to the image's. An entry without `=` removes that
    variable.
    """

    cmd: NullIsEmpty[list[str]] = []
    """The command, or the arguments of the entrypoint if there is one. Default: the image's, unless
    `entrypoint` is given.
    """

    healthcheck: HealthConfigInfo | None = None
    """How to find out whether the container works. Default: the image's check."""

    args_escaped: bool | None = None
    """Windows only: the command line is escaped already and is passed on as it is."""

    image: str = ""
    """Name or id of the image. In answers it is spelled the way it was asked for."""

    volumes: NullIsEmpty[dict[str, JsonObject]] = {}
    """Paths that get an anonymous volume each, as keys with empty objects as values: `{'/data': {}}`.
    """

    working_dir: str = ""
    """Directory in which the command runs; made if missing. Default: the image's, else `/`."""

    entrypoint: NullIsEmpty[list[str]] = []
    """The program that gets `cmd` as its arguments. Setting it also drops the image's `cmd`; `['']`
    removes the image's entrypoint.
    """

    network_disabled: bool | None = None
    """True gives the container no network at all. Default false."""

    mac_address: str | None = None
    """MAC address for the container's main network. Since API 1.44 the endpoint settings of a network
    are the better place. Default: chosen by the daemon.
    """

    on_build: NullIsEmpty[list[str]] = []
    """Instructions that a build runs when it starts from this image. They have no effect on a
    container.
    """

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the container: any strings, for filtering and for other programs. Added to the image's
    labels.
    """

    stop_signal: str | None = None
    """Signal that asks the container to stop, a name or a number. Default: the image's, else SIGTERM.
    """

    stop_timeout: int | None = None
    """Seconds between the stop signal and SIGKILL; -1 waits forever. Default: 10."""

    shell: NullIsEmpty[list[str]] = []
    """The shell that runs shell-form RUN, CMD and ENTRYPOINT instructions of a build, as a list of
    words. Has no effect on a container's own command.
    """

    def __post_init__(self) -> None:
        self.exposed_ports = self.exposed_ports or {}
        self.env = self.env or []
        self.cmd = self.cmd or []
        self.volumes = self.volumes or {}
        self.entrypoint = self.entrypoint or []
        self.on_build = self.on_build or []
        self.labels = self.labels or {}
        self.shell = self.shell or []

    def to_request(self) -> ContainerConfig:
        """The `ContainerConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ContainerConfig)


class ContainerCreateResponse(Model, kw_only=True, rename="pascal"):
    """The container that was created."""

    id: str = ""
    """The new container's id."""

    warnings: NullIsEmpty[list[str]] = []
    """What the daemon did not like, for example a limit that the kernel does not support."""

    def __post_init__(self) -> None:
        self.warnings = self.warnings or []


class ContainerInspectResponse(Model, kw_only=True, rename="pascal"):
    """Everything the daemon knows about one container."""

    id: str = ""
    """The container's id, 64 hexadecimal digits."""

    created: Timestamp = Timestamp("")
    """When it was created."""

    path: str = ""
    """The program it runs: the entrypoint, else the first word of the command."""

    args: NullIsEmpty[list[str]] = []
    """The arguments of the program."""

    state: ContainerState = field(default_factory=lambda: ContainerState())
    """What it is doing now."""

    image: str = ""
    """Id of the image it was made from; the name asked for is in `config.image`."""

    resolv_conf_path: str = ""
    """Path on the host of its resolv.conf. Empty until it has been started."""

    hostname_path: str = ""
    """Path on the host of its hostname file. Empty until it has been started."""

    hosts_path: str = ""
    """Path on the host of its hosts file. Empty until it has been started."""

    log_path: str = ""
    """Path on the host of its log file. Empty if the logging driver writes none."""

    name: str = ""
    """Its name, with a leading slash."""

    restart_count: int = 0
    """How often the restart policy has restarted it."""

    driver: str = ""
    """Storage driver or snapshotter that holds its file system."""

    platform: str = ""
    """Operating system it runs on, such as `linux`. New in API 1.40."""

    mount_label: str = ""
    """SELinux label of its mounts. Empty without SELinux."""

    process_label: str = ""
    """SELinux label of its processes. Empty without SELinux."""

    app_armor_profile: str = ""
    """AppArmor profile in force. Empty if there is none."""

    exec_ids: NullIsEmpty[list[str]] = field(name="ExecIDs", default=[])
    """Ids of the exec instances it has now."""

    host_config: HostConfigInfo = field(default_factory=lambda: HostConfigInfo())
    """Its host-dependent configuration."""

    graph_driver: DriverData = field(default_factory=lambda: DriverData())
    """Where its file system is, as the storage driver sees it."""

    size_rw: int | None = None
    """Bytes it has written or changed. Only when sizes were asked for."""

    size_root_fs: int | None = None
    """Bytes of its whole file system, image included. Only when sizes were asked for."""

    mounts: NullIsEmpty[list[MountPoint]] = []
    """The mounts it has."""

    config: ContainerConfigInfo = field(default_factory=lambda: ContainerConfigInfo())
    """Its portable configuration, after merging with the image's."""

    network_settings: NetworkSettings = field(default_factory=lambda: NetworkSettings())
    """Its networks, addresses and published ports."""

    def __post_init__(self) -> None:
        self.args = self.args or []
        self.exec_ids = self.exec_ids or []
        self.mounts = self.mounts or []


class ContainerMemoryStats(Model, kw_only=True):
    """Memory usage of a container."""

    usage: int | None = None
    """Bytes used, page cache included. Linux only."""

    max_usage: int | None = None
    """Most bytes used so far. Only with cgroup v1."""

    stats: NullIsEmpty[dict[str, int]] = {}
    """The kernel's counters (memory.stat), mostly in bytes. Names differ between cgroup v1
    (`total_inactive_file`) and v2 (`inactive_file`). Linux only.
    """

    failcnt: int | None = None
    """How often the limit was hit. Only with cgroup v1."""

    limit: int | None = None
    """Memory limit in bytes; the host's memory if there is none. Linux only."""

    commitbytes: int | None = None
    """Bytes committed. Windows only."""

    commitpeakbytes: int | None = None
    """Most bytes committed so far. Windows only."""

    privateworkingset: int | None = None
    """Bytes in the private working set. Windows only."""

    def __post_init__(self) -> None:
        self.stats = self.stats or {}


class ContainerNetworkStats(Model, kw_only=True):
    """Traffic of one network interface of a container since it was started."""

    rx_bytes: int = 0
    """Bytes received."""

    rx_packets: int = 0
    """Packets received."""

    rx_errors: int = 0
    """Errors when receiving. Linux only."""

    rx_dropped: int = 0
    """Incoming packets dropped."""

    tx_bytes: int = 0
    """Bytes sent."""

    tx_packets: int = 0
    """Packets sent."""

    tx_errors: int = 0
    """Errors when sending. Linux only."""

    tx_dropped: int = 0
    """Outgoing packets dropped."""

    endpoint_id: str | None = None
    """Id of the endpoint. Windows only."""

    instance_id: str | None = None
    """Id of the interface. Windows only."""


class ContainerPidsStats(Model, kw_only=True):
    """How many processes a container has."""

    current: int | None = None
    """Processes and threads there are."""

    limit: int | None = None
    """Most there may be; 0 or the highest 64-bit number stand for no limit."""


class ContainerPruneResponse(Model, kw_only=True, rename="pascal"):
    """Containers that pruning removed."""

    containers_deleted: NullIsEmpty[list[str]] = []
    """Ids of the removed containers."""

    space_reclaimed: int = 0
    """Bytes of disk space that became free."""

    def __post_init__(self) -> None:
        self.containers_deleted = self.containers_deleted or []


class ContainerState(Model, kw_only=True, rename="pascal"):
    """What a container is doing.

    Several of the flags can be true at once: a paused or restarting container also counts as
    running.
    """

    status: Open[ContainerStateStatus] = ""
    """The state in one word."""

    running: bool = False
    """True while it runs, paused or waiting for a restart included."""

    paused: bool = False
    """True while it is paused."""

    restarting: bool = False
    """True while the restart policy is about to start it again."""

    oom_killed: bool = field(name="OOMKilled", default=False)
    """True if a process was killed for reaching the memory limit."""

    dead: bool = False
    """True if removing it failed half-way."""

    pid: int = 0
    """Process id of its main process on the host; 0 when it is not running."""

    exit_code: int = 0
    """Exit status of the last run; 0 while it has none."""

    error: str = ""
    """Why it could not be started. Empty if it could."""

    started_at: Timestamp = Timestamp("")
    """When it was last started; the zero time if never."""

    finished_at: Timestamp = Timestamp("")
    """When it last exited; the zero time if never."""

    health: Health | None = None
    """Result of its health check. None if it has no check."""


class ContainerStatsResponse(Model, kw_only=True):
    """Resource usage of a container at one moment.

    For a stopped container the numbers are 0 or missing. What is measured depends on the host:
    Linux with cgroup v1 or v2, or Windows.
    """

    name: str | None = None
    """The container's name, with a leading slash."""

    id: str | None = None
    """The container's id."""

    read: Timestamp = Timestamp("")
    """When the sample was taken."""

    preread: Timestamp = Timestamp("")
    """When the sample in `precpu_stats` was taken; the zero time if there is none, as in a stream's
    first item.
    """

    pids_stats: ContainerPidsStats = field(default_factory=lambda: ContainerPidsStats())
    """Number of processes. Linux only."""

    blkio_stats: ContainerBlkioStats = field(default_factory=lambda: ContainerBlkioStats())
    """Block I/O. Linux only."""

    num_procs: int = 0
    """Number of processors of the host. Windows only, else 0."""

    storage_stats: ContainerStorageStats = field(default_factory=lambda: ContainerStorageStats())
    """Disk I/O. Windows only."""

    cpu_stats: ContainerCPUStats = field(default_factory=lambda: ContainerCPUStats())
    """CPU usage at `read`."""

    precpu_stats: ContainerCPUStats = field(default_factory=lambda: ContainerCPUStats())
    """CPU usage at `preread`, to compute a rate from the two. Empty with `one_shot`."""

    memory_stats: ContainerMemoryStats = field(default_factory=lambda: ContainerMemoryStats())
    """Memory usage."""

    networks: NullIsEmpty[dict[str, ContainerNetworkStats]] = {}
    """Traffic by interface. Missing if the container has no network or does not run."""

    def __post_init__(self) -> None:
        self.networks = self.networks or {}


class ContainerStorageStats(Model, kw_only=True):
    """Disk I/O of a Windows container since it was started."""

    read_count_normalized: int | None = None
    """Read operations, in units of 8 KB."""

    read_size_bytes: int | None = None
    """Bytes read."""

    write_count_normalized: int | None = None
    """Write operations, in units of 8 KB."""

    write_size_bytes: int | None = None
    """Bytes written."""


class ContainerSummary(Model, kw_only=True, rename="pascal"):
    """A container as lists show it."""

    id: str = ""
    """The container's id, 64 hexadecimal digits."""

    names: NullIsEmpty[list[str]] = []
    """Its names, each with a leading slash; more than one only with legacy links."""

    image: str = ""
    """The image as asked for when it was created; the image's id if that name now means another image.
    """

    image_id: str = field(name="ImageID", default="")
    """Id of the image it was made from."""

    command: str = ""
    """The command line as one string."""

    created: int = 0
    """When it was created, in seconds since 1970."""

    ports: NullIsEmpty[list[PortSummary]] = []
    """Ports it exposes, and where they are published."""

    size_rw: int | None = None
    """Bytes it has written or changed. Only when sizes were asked for."""

    size_root_fs: int | None = None
    """Bytes of its whole file system, image included. Only when sizes were asked for."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    state: Open[ContainerSummaryState] = ""
    """The state in one word, such as `running`."""

    status: str = ""
    """The state for people to read, such as `Up 3 hours (healthy)` or `Exited (0) 2 days ago`."""

    host_config: ContainerSummaryHostConfig = field(
        default_factory=lambda: ContainerSummaryHostConfig()
    )
    """The few settings of the host config that lists show."""

    network_settings: ContainerSummaryNetworkSettings | None = None
    """The networks it is attached to."""

    mounts: NullIsEmpty[list[MountPoint]] = []
    """The mounts it has."""

    def __post_init__(self) -> None:
        self.names = self.names or []
        self.ports = self.ports or []
        self.labels = self.labels or {}
        self.mounts = self.mounts or []


class ContainerSummaryHostConfig(Model, kw_only=True, rename="pascal"):
    """The part of a container's host config that lists show."""

    network_mode: str | None = None
    """Main network, as in `HostConfig`."""


class ContainerSummaryNetworkSettings(Model, kw_only=True, rename="pascal"):
    """The part of a container's network settings that lists show."""

    networks: NullIsEmpty[dict[str, EndpointSettingsInfo]] = {}
    """Its networks by name."""

    def __post_init__(self) -> None:
        self.networks = self.networks or {}


class ContainerThrottlingData(Model, kw_only=True):
    """How a CPU limit held a container back."""

    periods: int = 0
    """Scheduling periods in which the limit applied."""

    throttled_periods: int = 0
    """Periods in which the container used up its share."""

    throttled_time: int = 0
    """Nanoseconds in which it had to wait."""


class ContainerTopResponse(Model, kw_only=True, rename="pascal"):
    """Processes in a container, as ps prints them on the host."""

    titles: NullIsEmpty[list[str]] = []
    """Column headings."""

    processes: NullIsEmpty[list[list[str]]] = []
    """One row of cells per process."""

    def __post_init__(self) -> None:
        self.titles = self.titles or []
        self.processes = self.processes or []


class ContainerUpdateResponse(Model, kw_only=True, rename="pascal"):
    """Result of changing a container's limits."""

    warnings: NullIsEmpty[list[str]] = []
    """What the daemon did not like about the new limits."""

    def __post_init__(self) -> None:
        self.warnings = self.warnings or []


class ContainerWaitExitError(Model, kw_only=True, rename="pascal"):
    """Why waiting for a container failed, for example because removing it failed.

    New in API 1.34.
    """

    message: str = ""
    """The error in words."""


class ContainerWaitResponse(Model, kw_only=True, rename="pascal"):
    """How a container ended."""

    status_code: int = 0
    """Exit status of the container."""

    error: ContainerWaitExitError | None = None
    """Why waiting failed. None if it did not. New in API 1.34."""


class DeviceMapping(Model, kw_only=True, rename="pascal"):
    """A device of the host that a container may use."""

    path_on_host: Maybe[str] = UNSET
    """Path of the device on the host; a directory maps all devices in it."""

    path_in_container: Maybe[str] = UNSET
    """Path of the device in the container."""

    cgroup_permissions: Maybe[str] = UNSET
    """What the container may do: any of `r` (read), `w` (write), `m` (make device nodes). Usually
    `rwm`.
    """


class DeviceMappingInfo(Model, kw_only=True, rename="pascal"):
    """A device of the host that a container may use.

    As the daemon reports it; `to_request()` gives the `DeviceMapping` to send back.
    """

    path_on_host: str = ""
    """Path of the device on the host; a directory maps all devices in it."""

    path_in_container: str = ""
    """Path of the device in the container."""

    cgroup_permissions: str = ""
    """What the container may do: any of `r` (read), `w` (write), `m` (make device nodes). Usually
    `rwm`.
    """

    def to_request(self) -> DeviceMapping:
        """The `DeviceMapping` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, DeviceMapping)


class DeviceRequest(Model, kw_only=True, rename="pascal"):
    """Devices asked for from a device driver, for example all GPUs.

    Name either a count or ids. New in API 1.40.
    """

    driver: Maybe[str] = UNSET
    """Name of the driver, such as `nvidia` or `cdi`. Empty: chosen by capabilities."""

    count: Maybe[int] = UNSET
    """How many devices; -1 for all. Excludes `device_ids`."""

    device_ids: Maybe[list[str]] = field(name="DeviceIDs", default=UNSET)
    """The devices wanted, in the driver's own naming. Excludes `count`."""

    capabilities: Maybe[list[list[str]]] = UNSET
    """What the driver must be able to do: a list of alternatives, each a list of capabilities needed
    together, such as `[['gpu', 'nvidia']]`.
    """

    options: Maybe[dict[str, str]] = UNSET
    """Options for the driver."""


class DeviceRequestInfo(Model, kw_only=True, rename="pascal"):
    """Devices asked for from a device driver, for example all GPUs.

    Name either a count or ids. New in API 1.40.

    As the daemon reports it; `to_request()` gives the `DeviceRequest` to send back.
    """

    driver: str = ""
    """Name of the driver, such as `nvidia` or `cdi`. Empty: chosen by capabilities."""

    count: int = 0
    """How many devices; -1 for all. Excludes `device_ids`."""

    device_ids: NullIsEmpty[list[str]] = field(name="DeviceIDs", default=[])
    """The devices wanted, in the driver's own naming. Excludes `count`."""

    capabilities: NullIsEmpty[list[list[str]]] = []
    """What the driver must be able to do: a list of alternatives, each a list of capabilities needed
    together, such as `[['gpu', 'nvidia']]`.
    """

    options: NullIsEmpty[dict[str, str]] = {}
    """Options for the driver."""

    def __post_init__(self) -> None:
        self.device_ids = self.device_ids or []
        self.capabilities = self.capabilities or []
        self.options = self.options or {}

    def to_request(self) -> DeviceRequest:
        """The `DeviceRequest` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, DeviceRequest)


class DriverData(Model, kw_only=True, rename="pascal"):
    """Where a storage driver keeps a file system. What it says differs from driver to driver."""

    name: str = ""
    """Name of the storage driver, such as `overlay2`."""

    data: NullIsEmpty[dict[str, str]] = {}
    """Details, such as the driver's directories. Empty when it tells none."""

    def __post_init__(self) -> None:
        self.data = self.data or {}


class EndpointIPAMConfig(Model, kw_only=True):
    """Addresses that an endpoint asks for.

    They must belong to subnets that the network was created with.
    """

    ipv4_address: Maybe[str] = field(name="IPv4Address", default=UNSET)
    """IPv4 address. Empty: any."""

    ipv6_address: Maybe[str] = field(name="IPv6Address", default=UNSET)
    """IPv6 address. Empty: any."""

    link_local_ips: Maybe[list[str]] = field(name="LinkLocalIPs", default=UNSET)
    """Link-local addresses to add, IPv4 or IPv6."""


class EndpointIPAMConfigInfo(Model, kw_only=True):
    """Addresses that an endpoint asks for.

    They must belong to subnets that the network was created with.

    As the daemon reports it; `to_request()` gives the `EndpointIPAMConfig` to send back.
    """

    ipv4_address: str | None = field(name="IPv4Address", default=None)
    """IPv4 address. Empty: any."""

    ipv6_address: str | None = field(name="IPv6Address", default=None)
    """IPv6 address. Empty: any."""

    link_local_ips: NullIsEmpty[list[str]] = field(name="LinkLocalIPs", default=[])
    """Link-local addresses to add, IPv4 or IPv6."""

    def __post_init__(self) -> None:
        self.link_local_ips = self.link_local_ips or []

    def to_request(self) -> EndpointIPAMConfig:
        """The `EndpointIPAMConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EndpointIPAMConfig)


class EndpointSettings(Model, kw_only=True, rename="pascal"):
    """A container's endpoint in a network.

    Ids and addresses are filled in by the daemon while the container runs; in requests it ignores
    them, except for `ipam_config` and `mac_address`.
    """

    ipam_config: Maybe[EndpointIPAMConfig] = field(name="IPAMConfig", default=UNSET)
    """Addresses the endpoint asks for. None: any."""

    links: Maybe[list[str]] = UNSET
    """Legacy links to other containers, as `container:alias`, valid in this network."""

    aliases: Maybe[list[str]] = UNSET
    """More names by which other containers in the network find this one. User-defined networks only.
    Before API 1.45 answers also hold the short container id.
    """

    network_id: Maybe[str] = field(name="NetworkID", default=UNSET)
    """Id of the network."""

    endpoint_id: Maybe[str] = field(name="EndpointID", default=UNSET)
    """Id of the endpoint. Empty while the container does not run."""

    gateway: Maybe[str] = UNSET
    """IPv4 gateway."""

    ip_address: Maybe[str] = field(name="IPAddress", default=UNSET)
    """IPv4 address. Empty while the container does not run."""

    ip_prefix_len: Maybe[int] = field(name="IPPrefixLen", default=UNSET)
    """Prefix length of the IPv4 address."""

    ipv6_gateway: Maybe[str] = field(name="IPv6Gateway", default=UNSET)
    """IPv6 gateway."""

    global_ipv6_address: Maybe[str] = field(name="GlobalIPv6Address", default=UNSET)
    """IPv6 address. Empty if there is none."""

    global_ipv6_prefix_len: Maybe[int] = field(name="GlobalIPv6PrefixLen", default=UNSET)
    """Prefix length of the IPv6 address."""

    mac_address: Maybe[str] = UNSET
    """MAC address. A request may ask for one since API 1.44; empty while the container does not run.
    """

    driver_opts: Maybe[dict[str, str]] = UNSET
    """Options for the network driver. New in API 1.32."""


class EndpointSettingsInfo(Model, kw_only=True, rename="pascal"):
    """A container's endpoint in a network.

    Ids and addresses are filled in by the daemon while the container runs; in requests it ignores
    them, except for `ipam_config` and `mac_address`.

    As the daemon reports it; `to_request()` gives the `EndpointSettings` to send back.
    """

    ipam_config: EndpointIPAMConfigInfo | None = field(name="IPAMConfig", default=None)
    """Addresses the endpoint asks for. None: any."""

    links: NullIsEmpty[list[str]] = []
    """Legacy links to other containers, as `container:alias`, valid in this network."""

    aliases: NullIsEmpty[list[str]] = []
    """More names by which other containers in the network find this one. User-defined networks only.
    Before API 1.45 answers also hold the short container id.
    """

    network_id: str = field(name="NetworkID", default="")
    """Id of the network."""

    endpoint_id: str = field(name="EndpointID", default="")
    """Id of the endpoint. Empty while the container does not run."""

    gateway: str = ""
    """IPv4 gateway."""

    ip_address: str = field(name="IPAddress", default="")
    """IPv4 address. Empty while the container does not run."""

    ip_prefix_len: int = field(name="IPPrefixLen", default=0)
    """Prefix length of the IPv4 address."""

    ipv6_gateway: str = field(name="IPv6Gateway", default="")
    """IPv6 gateway."""

    global_ipv6_address: str = field(name="GlobalIPv6Address", default="")
    """IPv6 address. Empty if there is none."""

    global_ipv6_prefix_len: int = field(name="GlobalIPv6PrefixLen", default=0)
    """Prefix length of the IPv6 address."""

    mac_address: str = ""
    """MAC address. A request may ask for one since API 1.44; empty while the container does not run.
    """

    driver_opts: NullIsEmpty[dict[str, str]] = {}
    """Options for the network driver. New in API 1.32."""

    def __post_init__(self) -> None:
        self.links = self.links or []
        self.aliases = self.aliases or []
        self.driver_opts = self.driver_opts or {}

    def to_request(self) -> EndpointSettings:
        """The `EndpointSettings` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EndpointSettings)


class FilesystemChange(Model, kw_only=True, rename="pascal"):
    """A path of a container that differs from its image."""

    path: str = ""
    """Absolute path in the container."""

    kind: OpenInt[ChangeType] = 0
    """What happened to it."""


class Health(Model, kw_only=True, rename="pascal"):
    """Health of a container as its check sees it."""

    status: Open[HealthStatus] = ""
    """The verdict so far."""

    failing_streak: int = 0
    """Failed checks in a row."""

    log: NullIsEmpty[list[HealthcheckResult]] = []
    """The last checks, oldest first; the daemon keeps five."""

    def __post_init__(self) -> None:
        self.log = self.log or []


class HealthConfig(Model, kw_only=True, rename="pascal"):
    """A command the daemon runs in the container from time to time to see whether it still works.

    All times are nanoseconds; 0 or absent takes the image's value, or the daemon's default.
    """

    test: Maybe[list[str]] = UNSET
    """The check. Empty inherits the image's; `['NONE']` switches it off; `['CMD', program, ...]` runs
    a program; `['CMD-SHELL', text]` has the shell run the text. Exit status 0 means healthy.
    """

    interval: Maybe[int] = UNSET
    """Time between checks in nanoseconds, at least 1 ms. Default 30 s."""

    timeout: Maybe[int] = UNSET
    """How long a check may run, in nanoseconds, before it counts as failed; at least 1 ms. Default 30
    s.
    """

    retries: Maybe[int] = UNSET
    """Consecutive failures that make the container unhealthy. Default 3."""

    start_period: Maybe[int] = UNSET
    """Time after the start, in nanoseconds, in which failures do not count towards `retries`. Default
    none. New in API 1.29.
    """


class HealthConfigInfo(Model, kw_only=True, rename="pascal"):
    """A command the daemon runs in the container from time to time to see whether it still works.

    All times are nanoseconds; 0 or absent takes the image's value, or the daemon's default.

    As the daemon reports it; `to_request()` gives the `HealthConfig` to send back.
    """

    test: NullIsEmpty[list[str]] = []
    """The check. Empty inherits the image's; `['NONE']` switches it off; `['CMD', program, ...]` runs
    a program; `['CMD-SHELL', text]` has the shell run the text. Exit status 0 means healthy.
    """

    interval: int | None = None
    """Time between checks in nanoseconds, at least 1 ms. Default 30 s."""

    timeout: int | None = None
    """How long a check may run, in nanoseconds, before it counts as failed; at least 1 ms. Default 30
    s.
    """

    retries: int | None = None
    """Consecutive failures that make the container unhealthy. Default 3."""

    start_period: int | None = None
    """Time after the start, in nanoseconds, in which failures do not count towards `retries`. Default
    none. New in API 1.29.
    """

    def __post_init__(self) -> None:
        self.test = self.test or []

    def to_request(self) -> HealthConfig:
        """The `HealthConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, HealthConfig)


class HealthcheckResult(Model, kw_only=True, rename="pascal"):
    """Result of one health check."""

    start: Timestamp = Timestamp("")
    """When it began."""

    end: Timestamp = Timestamp("")
    """When it ended."""

    exit_code: int = 0
    """0: healthy, 1: unhealthy, 2: reserved and taken as unhealthy; other values: the check itself
    failed, -1 if it ran out of time.
    """

    output: str = ""
    """What it printed, cut to a few kilobytes."""


class HostConfig(Model, kw_only=True, rename="pascal"):
    """The part of a container's configuration that depends on the host: mounts, ports, limits,
    namespaces, privileges.

    It includes the resource limits of `Resources`.
    """

    cpu_shares: Maybe[int] = UNSET
    """Share of CPU time relative to other containers when CPU is short; the kernel's default is 1024.
    """

    memory: Maybe[int] = UNSET
    """Memory limit in bytes."""

    cgroup_parent: Maybe[str] = UNSET
    """Cgroup under which the container's own is made: an absolute path, one relative to the daemon's
    cgroup, or with the systemd driver a slice name.
    """

    blkio_weight: Maybe[int] = UNSET
    """Share of block I/O relative to other containers, 10 to 1000. 0: none set."""

    blkio_weight_device: Maybe[list[BlkioWeightDevice]] = UNSET
    """Share of block I/O for particular devices."""

    blkio_device_read_bps: Maybe[list[ThrottleDevice]] = UNSET
    """Limits on reading from devices, in bytes per second."""

    blkio_device_write_bps: Maybe[list[ThrottleDevice]] = UNSET
    """Limits on writing to devices, in bytes per second."""

    blkio_device_read_iops: Maybe[list[ThrottleDevice]] = field(
        name="BlkioDeviceReadIOps", default=UNSET
    )
    """Limits on reading from devices, in operations per second."""

    blkio_device_write_iops: Maybe[list[ThrottleDevice]] = field(
        name="BlkioDeviceWriteIOps", default=UNSET
    )
    """Limits on writing to devices, in operations per second."""

    cpu_period: Maybe[int] = UNSET
    """Length of a CFS scheduling period in microseconds. 0: the kernel's, 100000."""

    cpu_quota: Maybe[int] = UNSET
    """CPU time in microseconds that the container gets per `cpu_period`."""

    cpu_realtime_period: Maybe[int] = UNSET
    """Length of a real-time scheduling period in microseconds. 0: none."""

    cpu_realtime_runtime: Maybe[int] = UNSET
    """Real-time CPU time in microseconds that the container gets per real-time period. 0: none."""

    cpuset_cpus: Maybe[str] = UNSET
    """CPUs the container may run on, such as `0-2,7`. Empty: all."""

    cpuset_mems: Maybe[str] = UNSET
    """NUMA memory nodes the container may use, such as `0,1`. Empty: all."""

    devices: Maybe[list[DeviceMapping]] = UNSET
    """Devices of the host made available in the container."""

    device_cgroup_rules: Maybe[list[str]] = UNSET
    """Rules for the device cgroup, such as `c 13:* rwm`. New in API 1.28."""

    device_requests: Maybe[list[DeviceRequest]] = UNSET
    """Devices asked for from device drivers, for example GPUs. New in API 1.40."""

    kernel_memory: Maybe[int] = UNSET
    """Kernel memory limit in bytes. Deprecated: newer kernels and daemons ignore it."""

    kernel_memory_tcp: Maybe[int] = field(name="KernelMemoryTCP", default=UNSET)
    """Limit on kernel memory for TCP buffers in bytes. Cgroup v1 only. New in API 1.40."""

    memory_reservation: Maybe[int] = UNSET
    """Soft memory limit in bytes, enforced when the host runs short of memory."""

    memory_swap: Maybe[int] = UNSET
    """Limit on memory plus swap in bytes; -1 allows unlimited swap. 0 or absent, with `memory` set:
    twice that limit.
    """

    memory_swappiness: Maybe[int] = UNSET
    """Tendency to swap, 0 to 100. None or -1: as the host. Cgroup v1 only."""

    nano_cpus: Maybe[int] = UNSET
    """CPU time in billionths of a CPU: 1500000000 is one and a half. Excludes `cpu_period` and
    `cpu_quota`.
    """

    oom_kill_disable: Maybe[bool] = UNSET
    """True keeps the kernel from killing the container's processes when it reaches its memory limit.
    Cgroup v1 only.
    """

    pids_limit: Maybe[int] = UNSET
    """Most processes and threads the container may have; 0 or -1 for no limit. None in an update
    leaves it as it is.
    """

    ulimits: Maybe[list[Ulimit]] = UNSET
    """Process resource limits inside the container. A limit not listed is the daemon's."""

    cpu_count: Maybe[int] = UNSET
    """Windows only: number of CPUs. Goes before `cpu_shares`, which goes before `cpu_percent`."""

    cpu_percent: Maybe[int] = UNSET
    """Windows only: percentage of the CPU time that may be used."""

    io_maximum_iops: Maybe[int] = field(name="IOMaximumIOps", default=UNSET)
    """Windows only: I/O operations per second on the system drive."""

    io_maximum_bandwidth: Maybe[int] = field(name="IOMaximumBandwidth", default=UNSET)
    """Windows only: bytes per second on the system drive."""

    binds: Maybe[list[str]] = UNSET
    """Bind mounts and volumes as `source:target[:options]`. The source is an absolute path on the
    daemon's host (made as a directory if missing) or a volume name (created if missing). Options,
    comma-separated: `ro` or `rw`, `z` or `Z` (SELinux relabelling), `nocopy`, and a propagation
    mode such as `rshared`. `mounts` is the stricter alternative.
    """

    container_id_file: Maybe[str] = field(name="ContainerIDFile", default=UNSET)
    """Path of a file in which a client stored the container's id; the daemon only keeps the text.
    """

    log_config: Maybe[LogConfig] = UNSET
    """Where the container's output goes. Default: the daemon's logging driver and its options."""

    network_mode: Maybe[str] = UNSET
    """Main network: `bridge`, `host`, `none`, `container:NAME` to share another container's network,
    or the name or id of a network. Default `default`, which is `bridge` on Linux and `nat` on
    Windows.
    """

    port_bindings: Maybe[dict[str, list[PortBinding] | None]] = UNSET
    """Container ports to publish on the host, by `port/protocol`."""

    restart_policy: Maybe[RestartPolicy] = UNSET
    """Whether the daemon restarts the container when it exits. Default: no."""

    auto_remove: Maybe[bool] = UNSET
    """True removes the container, with its anonymous volumes, when it exits. Cannot be combined with a
    restart policy. Default false.
    """

    volume_driver: Maybe[str] = UNSET
    """Driver of the volumes that creating this container creates. Default `local`."""

    volumes_from: Maybe[list[str]] = UNSET
    """Containers whose volumes and binds this one gets too, as `container[:ro|rw]`."""

    mounts: Maybe[list[Mount]] = UNSET
    """Mounts in explicit form. Unlike `binds`, a missing source of a bind mount is an error."""

    cap_add: Maybe[list[str]] = UNSET
    """Linux capabilities to add to the default set, such as `NET_ADMIN`, with or without `CAP_`; `ALL`
    for all of them.
    """

    cap_drop: Maybe[list[str]] = UNSET
    """Linux capabilities to take from the default set; `ALL` for all of them."""

    cgroupns_mode: Maybe[Open[CgroupnsMode]] = UNSET
    """Cgroup namespace of the container. Default: the daemon's setting, which is `private` with cgroup
    v2 and `host` with v1. New in API 1.41.
    """

    dns: Maybe[list[str]] = UNSET
    """IP addresses of DNS servers. Empty: those of the daemon, else of the host."""

    dns_options: Maybe[list[str]] = UNSET
    """Resolver options, as in resolv.conf."""

    dns_search: Maybe[list[str]] = UNSET
    """DNS search domains; `.` alone means none. Empty: those of the daemon, else of the host."""

    extra_hosts: Maybe[list[str]] = UNSET
    """Lines for the container's /etc/hosts as `name:address`. The address `host-gateway` stands for
    the host.
    """

    group_add: Maybe[list[str]] = UNSET
    """More groups for the container's process, by name or gid."""

    ipc_mode: Maybe[str] = UNSET
    """IPC namespace: `none` (private, without /dev/shm), `private`, `shareable`, `container:NAME`, or
    `host`. Default: the daemon's setting, `private` or (old daemons) `shareable`.
    """

    cgroup: Maybe[str] = UNSET
    """Cgroup to join: empty, or `container:NAME` for another container's."""

    links: Maybe[list[str]] = UNSET
    """Legacy links to other containers on the default bridge, as `container:alias`. User-defined
    networks make them unnecessary.
    """

    oom_score_adj: Maybe[int] = UNSET
    """How willingly the kernel kills the container when memory runs out: -1000 (never) to 1000
    (first). Default 0.
    """

    pid_mode: Maybe[str] = UNSET
    """PID namespace: empty for one of its own, `host`, or `container:NAME`."""

    privileged: Maybe[bool] = UNSET
    """True gives the container all capabilities and devices and drops most confinement. Default false.
    """

    publish_all_ports: Maybe[bool] = UNSET
    """True publishes every exposed port on a free port of the host, which can change with each start.
    Default false.
    """

    readonly_rootfs: Maybe[bool] = UNSET
    """True mounts the root file system read-only. Default false."""

    security_opt: Maybe[list[str]] = UNSET
    """Security settings such as `no-new-privileges`, `seccomp=PROFILE`, `apparmor=PROFILE`,
    `label=...` (SELinux) or `systempaths=unconfined`.
    """

    storage_opt: Maybe[dict[str, str]] = UNSET
    """Options of the storage driver for this container, for example `{'size': '20G'}` where the driver
    has quotas.
    """

    tmpfs: Maybe[dict[str, str]] = UNSET
    """Directories that are tmpfs mounts: path to mount options, such as `{'/run':
    'rw,noexec,size=65536k'}`.
    """

    uts_mode: Maybe[str] = field(name="UTSMode", default=UNSET)
    """UTS namespace: empty for a host name of its own, `host` to share the host's."""

    userns_mode: Maybe[str] = UNSET
    """`host` switches user namespace remapping off for this container. Empty: as the daemon is
    configured.
    """

    shm_size: Maybe[int] = UNSET
    """Size of /dev/shm in bytes. Absent or 0: the daemon's setting, normally 64 MiB."""

    sysctls: Maybe[dict[str, str]] = UNSET
    """Namespaced kernel parameters to set in the container, such as `{'net.ipv4.ip_forward': '1'}`.
    """

    runtime: Maybe[str] = UNSET
    """OCI runtime that runs the container, one the daemon knows by this name. Default: the daemon's.
    """

    console_size: Maybe[list[int]] = UNSET
    """First size of the terminal as `[height, width]` in characters. Used with `tty`; Windows only
    before API 1.42.
    """

    isolation: Maybe[Open[Isolation]] = UNSET
    """Windows only: how the container is isolated."""

    masked_paths: Maybe[list[str]] = UNSET
    """Paths hidden from the container. None takes the daemon's list, an empty list hides nothing. New
    in API 1.38.
    """

    readonly_paths: Maybe[list[str]] = UNSET
    """Paths the container can only read. None takes the daemon's list, an empty list makes everything
    writable. New in API 1.38.
    """

    init: Maybe[bool] = UNSET
    """True starts a small init process that forwards signals and reaps zombies. None: as the daemon is
    configured, normally not.
    """


class HostConfigInfo(Model, kw_only=True, rename="pascal"):
    """The part of a container's configuration that depends on the host: mounts, ports, limits,
    namespaces, privileges.

    It includes the resource limits of `Resources`.

    As the daemon reports it; `to_request()` gives the `HostConfig` to send back.
    """

    cpu_shares: int = 0
    """Share of CPU time relative to other containers when CPU is short; the kernel's default is 1024.
    """

    memory: int = 0
    """Memory limit in bytes."""

    cgroup_parent: str = ""
    """Cgroup under which the container's own is made: an absolute path, one relative to the daemon's
    cgroup, or with the systemd driver a slice name.
    """

    blkio_weight: int = 0
    """Share of block I/O relative to other containers, 10 to 1000. 0: none set."""

    blkio_weight_device: NullIsEmpty[list[BlkioWeightDeviceInfo]] = []
    """Share of block I/O for particular devices."""

    blkio_device_read_bps: NullIsEmpty[list[ThrottleDeviceInfo]] = []
    """Limits on reading from devices, in bytes per second."""

    blkio_device_write_bps: NullIsEmpty[list[ThrottleDeviceInfo]] = []
    """Limits on writing to devices, in bytes per second."""

    blkio_device_read_iops: NullIsEmpty[list[ThrottleDeviceInfo]] = field(
        name="BlkioDeviceReadIOps", default=[]
    )
    """Limits on reading from devices, in operations per second."""

    blkio_device_write_iops: NullIsEmpty[list[ThrottleDeviceInfo]] = field(
        name="BlkioDeviceWriteIOps", default=[]
    )
    """Limits on writing to devices, in operations per second."""

    cpu_period: int = 0
    """Length of a CFS scheduling period in microseconds. 0: the kernel's, 100000."""

    cpu_quota: int = 0
    """CPU time in microseconds that the container gets per `cpu_period`."""

    cpu_realtime_period: int = 0
    """Length of a real-time scheduling period in microseconds. 0: none."""

    cpu_realtime_runtime: int = 0
    """Real-time CPU time in microseconds that the container gets per real-time period. 0: none."""

    cpuset_cpus: str = ""
    """CPUs the container may run on, such as `0-2,7`. Empty: all."""

    cpuset_mems: str = ""
    """NUMA memory nodes the container may use, such as `0,1`. Empty: all."""

    devices: NullIsEmpty[list[DeviceMappingInfo]] = []
    """Devices of the host made available in the container."""

    device_cgroup_rules: NullIsEmpty[list[str]] = []
    """Rules for the device cgroup, such as `c 13:* rwm`. New in API 1.28."""

    device_requests: NullIsEmpty[list[DeviceRequestInfo]] = []
    """Devices asked for from device drivers, for example GPUs. New in API 1.40."""

    kernel_memory: int = 0
    """Kernel memory limit in bytes. Deprecated: newer kernels and daemons ignore it."""

    kernel_memory_tcp: int | None = field(name="KernelMemoryTCP", default=None)
    """Limit on kernel memory for TCP buffers in bytes. Cgroup v1 only. New in API 1.40."""

    memory_reservation: int = 0
    """Soft memory limit in bytes, enforced when the host runs short of memory."""

    memory_swap: int = 0
    """Limit on memory plus swap in bytes; -1 allows unlimited swap. 0 or absent, with `memory` set:
    twice that limit.
    """

    memory_swappiness: int | None = None
    """Tendency to swap, 0 to 100. None or -1: as the host. Cgroup v1 only."""

    nano_cpus: int = 0
    """CPU time in billionths of a CPU: 1500000000 is one and a half. Excludes `cpu_period` and
    `cpu_quota`.
    """

    oom_kill_disable: bool | None = None
    """True keeps the kernel from killing the container's processes when it reaches its memory limit.
    Cgroup v1 only.
    """

    pids_limit: int | None = None
    """Most processes and threads the container may have; 0 or -1 for no limit. None in an update
    leaves it as it is.
    """

    ulimits: NullIsEmpty[list[UlimitInfo]] = []
    """Process resource limits inside the container. A limit not listed is the daemon's."""

    cpu_count: int = 0
    """Windows only: number of CPUs. Goes before `cpu_shares`, which goes before `cpu_percent`."""

    cpu_percent: int = 0
    """Windows only: percentage of the CPU time that may be used."""

    io_maximum_iops: int = field(name="IOMaximumIOps", default=0)
    """Windows only: I/O operations per second on the system drive."""

    io_maximum_bandwidth: int = field(name="IOMaximumBandwidth", default=0)
    """Windows only: bytes per second on the system drive."""

    binds: NullIsEmpty[list[str]] = []
    """Bind mounts and volumes as `source:target[:options]`. The source is an absolute path on the
    daemon's host (made as a directory if missing) or a volume name (created if missing). Options,
    comma-separated: `ro` or `rw`, `z` or `Z` (SELinux relabelling), `nocopy`, and a propagation
    mode such as `rshared`. `mounts` is the stricter alternative.
    """

    container_id_file: str = field(name="ContainerIDFile", default="")
    """Path of a file in which a client stored the container's id; the daemon only keeps the text.
    """

    log_config: LogConfigInfo = field(default_factory=lambda: LogConfigInfo())
    """Where the container's output goes. Default: the daemon's logging driver and its options."""

    network_mode: str = ""
    """Main network: `bridge`, `host`, `none`, `container:NAME` to share another container's network,
    or the name or id of a network. Default `default`, which is `bridge` on Linux and `nat` on
    Windows.
    """

    port_bindings: NullIsEmpty[dict[str, list[PortBindingInfo] | None]] = {}
    """Container ports to publish on the host, by `port/protocol`."""

    restart_policy: RestartPolicyInfo = field(default_factory=lambda: RestartPolicyInfo())
    """Whether the daemon restarts the container when it exits. Default: no."""

    auto_remove: bool = False
    """True removes the container, with its anonymous volumes, when it exits. Cannot be combined with a
    restart policy. Default false.
    """

    volume_driver: str = ""
    """Driver of the volumes that creating this container creates. Default `local`."""

    volumes_from: NullIsEmpty[list[str]] = []
    """Containers whose volumes and binds this one gets too, as `container[:ro|rw]`."""

    mounts: NullIsEmpty[list[MountInfo]] = []
    """Mounts in explicit form. Unlike `binds`, a missing source of a bind mount is an error."""

    cap_add: NullIsEmpty[list[str]] = []
    """Linux capabilities to add to the default set, such as `NET_ADMIN`, with or without `CAP_`; `ALL`
    for all of them.
    """

    cap_drop: NullIsEmpty[list[str]] = []
    """Linux capabilities to take from the default set; `ALL` for all of them."""

    cgroupns_mode: Open[CgroupnsMode] = ""
    """Cgroup namespace of the container. Default: the daemon's setting, which is `private` with cgroup
    v2 and `host` with v1. New in API 1.41.
    """

    dns: NullIsEmpty[list[str]] = []
    """IP addresses of DNS servers. Empty: those of the daemon, else of the host."""

    dns_options: NullIsEmpty[list[str]] = []
    """Resolver options, as in resolv.conf."""

    dns_search: NullIsEmpty[list[str]] = []
    """DNS search domains; `.` alone means none. Empty: those of the daemon, else of the host."""

    extra_hosts: NullIsEmpty[list[str]] = []
    """Lines for the container's /etc/hosts as `name:address`. The address `host-gateway` stands for
    the host.
    """

    group_add: NullIsEmpty[list[str]] = []
    """More groups for the container's process, by name or gid."""

    ipc_mode: str = ""
    """IPC namespace: `none` (private, without /dev/shm), `private`, `shareable`, `container:NAME`, or
    `host`. Default: the daemon's setting, `private` or (old daemons) `shareable`.
    """

    cgroup: str = ""
    """Cgroup to join: empty, or `container:NAME` for another container's."""

    links: NullIsEmpty[list[str]] = []
    """Legacy links to other containers on the default bridge, as `container:alias`. User-defined
    networks make them unnecessary.
    """

    oom_score_adj: int = 0
    """How willingly the kernel kills the container when memory runs out: -1000 (never) to 1000
    (first). Default 0.
    """

    pid_mode: str = ""
    """PID namespace: empty for one of its own, `host`, or `container:NAME`."""

    privileged: bool = False
    """True gives the container all capabilities and devices and drops most confinement. Default false.
    """

    publish_all_ports: bool = False
    """True publishes every exposed port on a free port of the host, which can change with each start.
    Default false.
    """

    readonly_rootfs: bool = False
    """True mounts the root file system read-only. Default false."""

    security_opt: NullIsEmpty[list[str]] = []
    """Security settings such as `no-new-privileges`, `seccomp=PROFILE`, `apparmor=PROFILE`,
    `label=...` (SELinux) or `systempaths=unconfined`.
    """

    storage_opt: NullIsEmpty[dict[str, str]] = {}
    """Options of the storage driver for this container, for example `{'size': '20G'}` where the driver
    has quotas.
    """

    tmpfs: NullIsEmpty[dict[str, str]] = {}
    """Directories that are tmpfs mounts: path to mount options, such as `{'/run':
    'rw,noexec,size=65536k'}`.
    """

    uts_mode: str = field(name="UTSMode", default="")
    """UTS namespace: empty for a host name of its own, `host` to share the host's."""

    userns_mode: str = ""
    """`host` switches user namespace remapping off for this container. Empty: as the daemon is
    configured.
    """

    shm_size: int = 0
    """Size of /dev/shm in bytes. Absent or 0: the daemon's setting, normally 64 MiB."""

    sysctls: NullIsEmpty[dict[str, str]] = {}
    """Namespaced kernel parameters to set in the container, such as `{'net.ipv4.ip_forward': '1'}`.
    """

    runtime: str | None = None
    """OCI runtime that runs the container, one the daemon knows by this name. Default: the daemon's.
    """

    console_size: NullIsEmpty[list[int]] = []
    """First size of the terminal as `[height, width]` in characters. Used with `tty`; Windows only
    before API 1.42.
    """

    isolation: Open[Isolation] = ""
    """Windows only: how the container is isolated."""

    masked_paths: list[str] | None = None
    """Paths hidden from the container. None takes the daemon's list, an empty list hides nothing. New
    in API 1.38.
    """

    readonly_paths: list[str] | None = None
    """Paths the container can only read. None takes the daemon's list, an empty list makes everything
    writable. New in API 1.38.
    """

    init: bool | None = None
    """True starts a small init process that forwards signals and reaps zombies. None: as the daemon is
    configured, normally not.
    """

    def __post_init__(self) -> None:
        self.blkio_weight_device = self.blkio_weight_device or []
        self.blkio_device_read_bps = self.blkio_device_read_bps or []
        self.blkio_device_write_bps = self.blkio_device_write_bps or []
        self.blkio_device_read_iops = self.blkio_device_read_iops or []
        self.blkio_device_write_iops = self.blkio_device_write_iops or []
        self.devices = self.devices or []
        self.device_cgroup_rules = self.device_cgroup_rules or []
        self.device_requests = self.device_requests or []
        self.ulimits = self.ulimits or []
        self.binds = self.binds or []
        self.port_bindings = self.port_bindings or {}
        self.volumes_from = self.volumes_from or []
        self.mounts = self.mounts or []
        self.cap_add = self.cap_add or []
        self.cap_drop = self.cap_drop or []
        self.dns = self.dns or []
        self.dns_options = self.dns_options or []
        self.dns_search = self.dns_search or []
        self.extra_hosts = self.extra_hosts or []
        self.group_add = self.group_add or []
        self.links = self.links or []
        self.security_opt = self.security_opt or []
        self.storage_opt = self.storage_opt or {}
        self.tmpfs = self.tmpfs or {}
        self.sysctls = self.sysctls or {}
        self.console_size = self.console_size or []

    def to_request(self) -> HostConfig:
        """The `HostConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, HostConfig)


class LogConfig(Model, kw_only=True, rename="pascal"):
    """The logging driver of a container and its options."""

    type: Maybe[Open[LogConfigType]] = UNSET
    """Name of a logging driver or of a log plugin. Empty: the daemon's default, normally `json-file`;
    `none` keeps no logs.
    """

    config: Maybe[dict[str, str]] = UNSET
    """Options of the driver, such as `{'max-size': '10m', 'max-file': '3'}`. All values are strings.
    """


class LogConfigInfo(Model, kw_only=True, rename="pascal"):
    """The logging driver of a container and its options.

    As the daemon reports it; `to_request()` gives the `LogConfig` to send back.
    """

    type: Open[LogConfigType] = ""
    """Name of a logging driver or of a log plugin. Empty: the daemon's default, normally `json-file`;
    `none` keeps no logs.
    """

    config: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver, such as `{'max-size': '10m', 'max-file': '3'}`. All values are strings.
    """

    def __post_init__(self) -> None:
        self.config = self.config or {}

    def to_request(self) -> LogConfig:
        """The `LogConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, LogConfig)


class Mount(Model, kw_only=True, rename="pascal"):
    """A mount asked for in explicit form. Only the options that belong to its type may be set."""

    target: Maybe[str] = UNSET
    """Path in the container. Required by the daemon."""

    source: Maybe[str] = UNSET
    """What to mount: a path on the daemon's host (`bind`), a volume name (`volume`, empty for an
    anonymous one), a named pipe (`npipe`), since API 1.42 a cluster volume (`cluster`), since API
    1.48 an image (`image`). Not used with `tmpfs`.
    """

    type: Maybe[Open[MountType]] = UNSET
    """Kind of mount. Required by the daemon."""

    read_only: Maybe[bool] = UNSET
    """True mounts it read-only. Default false."""

    consistency: Maybe[str] = UNSET
    """Consistency that the container needs: `default`, `consistent`, `cached` or `delegated`. Meant
    for Docker Desktop; Linux daemons ignore it. New in API 1.29.
    """

    bind_options: Maybe[BindOptions] = UNSET
    """Options of a `bind` mount."""

    volume_options: Maybe[VolumeOptions] = UNSET
    """Options of a `volume` mount."""

    tmpfs_options: Maybe[TmpfsOptions] = UNSET
    """Options of a `tmpfs` mount."""


class MountInfo(Model, kw_only=True, rename="pascal"):
    """A mount asked for in explicit form. Only the options that belong to its type may be set.

    As the daemon reports it; `to_request()` gives the `Mount` to send back.
    """

    target: str | None = None
    """Path in the container. Required by the daemon."""

    source: str | None = None
    """What to mount: a path on the daemon's host (`bind`), a volume name (`volume`, empty for an
    anonymous one), a named pipe (`npipe`), since API 1.42 a cluster volume (`cluster`), since API
    1.48 an image (`image`). Not used with `tmpfs`.
    """

    type: Open[MountType] | None = None
    """Kind of mount. Required by the daemon."""

    read_only: bool | None = None
    """True mounts it read-only. Default false."""

    consistency: str | None = None
    """Consistency that the container needs: `default`, `consistent`, `cached` or `delegated`. Meant
    for Docker Desktop; Linux daemons ignore it. New in API 1.29.
    """

    bind_options: BindOptionsInfo | None = None
    """Options of a `bind` mount."""

    volume_options: VolumeOptionsInfo | None = None
    """Options of a `volume` mount."""

    tmpfs_options: TmpfsOptionsInfo | None = None
    """Options of a `tmpfs` mount."""

    def to_request(self) -> Mount:
        """The `Mount` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Mount)


class MountPoint(Model, kw_only=True, rename="pascal"):
    """A mount as a container has it."""

    type: Open[MountType] | None = None
    """Kind of mount."""

    name: str | None = None
    """Name of the volume. Absent for other kinds."""

    source: str = ""
    """Where it comes from on the host: the bind source, or the place where the volume is mounted.
    Empty for tmpfs.
    """

    destination: str = ""
    """Path in the container."""

    driver: str | None = None
    """Volume driver. Absent if it is no volume."""

    mode: str = ""
    """The options given with it, comma-separated, such as `z`. Often empty."""

    rw: bool = field(name="RW", default=False)
    """True if the container can write to it."""

    propagation: str = ""
    """Mount propagation, such as `rprivate`. Empty for most volumes, and on Windows."""


class NetworkSettings(Model, kw_only=True, rename="pascal"):
    """A container's networks.

    The addresses outside of `networks` are those on the default bridge, kept for old clients.
    """

    bridge: str = ""
    """Name of the bridge on the host. Normally empty."""

    sandbox_id: str = field(name="SandboxID", default="")
    """Id of the network namespace. Empty while the container does not run."""

    hairpin_mode: bool = False
    """True if the bridge hairpins. Not kept up to date."""

    link_local_ipv6_address: str = field(name="LinkLocalIPv6Address", default="")
    """Link-local IPv6 address. Normally empty."""

    link_local_ipv6_prefix_len: int = field(name="LinkLocalIPv6PrefixLen", default=0)
    """Prefix length of the link-local address."""

    ports: NullIsEmpty[dict[str, list[PortBindingInfo] | None]] = {}
    """Exposed ports, by `port/protocol`, and where on the host they are published."""

    sandbox_key: str = ""
    """Path of the network namespace on the host."""

    secondary_ip_addresses: NullIsEmpty[list[Address]] = field(
        name="SecondaryIPAddresses", default=[]
    )
    """Further IPv4 addresses. Normally empty. New in API 1.32."""

    secondary_ipv6_addresses: NullIsEmpty[list[Address]] = field(
        name="SecondaryIPv6Addresses", default=[]
    )
    """Further IPv6 addresses. Normally empty. New in API 1.32."""

    endpoint_id: str = field(name="EndpointID", default="")
    """Id of the endpoint on the default bridge; see `networks`."""

    gateway: str = ""
    """IPv4 gateway on the default bridge; see `networks`."""

    global_ipv6_address: str = field(name="GlobalIPv6Address", default="")
    """IPv6 address on the default bridge; see `networks`."""

    global_ipv6_prefix_len: int = field(name="GlobalIPv6PrefixLen", default=0)
    """Prefix length of the IPv6 address on the default bridge."""

    ip_address: str = field(name="IPAddress", default="")
    """IPv4 address on the default bridge. Empty in any other network; see `networks`."""

    ip_prefix_len: int = field(name="IPPrefixLen", default=0)
    """Prefix length of the IPv4 address on the default bridge."""

    ipv6_gateway: str = field(name="IPv6Gateway", default="")
    """IPv6 gateway on the default bridge; see `networks`."""

    mac_address: str = ""
    """MAC address on the default bridge; see `networks`."""

    networks: NullIsEmpty[dict[str, EndpointSettingsInfo]] = {}
    """The container's endpoints, by network name."""

    def __post_init__(self) -> None:
        self.ports = self.ports or {}
        self.secondary_ip_addresses = self.secondary_ip_addresses or []
        self.secondary_ipv6_addresses = self.secondary_ipv6_addresses or []
        self.networks = self.networks or {}


class NetworkingConfig(Model, kw_only=True, rename="pascal"):
    """The networks that a container is attached to when it is created."""

    endpoints_config: Maybe[dict[str, EndpointSettings]] = UNSET
    """Settings of the endpoint per network, by the network's name or id. Daemons before API 1.44 take
    only one.
    """


class PathStat(Model, kw_only=True, rename="camel"):
    """Facts about a file or directory in a container."""

    name: str = ""
    """Last part of the path."""

    size: int = 0
    """Size in bytes."""

    mode: int = 0
    """Type and permissions as Go's file mode bits: the lowest nine are the Unix permissions, bit 31
    marks a directory, bit 27 a symbolic link.
    """

    mtime: Timestamp = Timestamp("")
    """When its content last changed."""

    link_target: str = ""
    """Where the symbolic link leads, resolved within the container. Empty if it is none."""


class PortBinding(Model, kw_only=True, rename="pascal"):
    """An address and port of the host that lead to a container's port."""

    host_ip: Maybe[str] = UNSET
    """Address of the host to listen on. Empty: all addresses."""

    host_port: Maybe[str] = UNSET
    """Port on the host as a string, or a range such as `8000-8010` of which a free one is taken. Empty
    or `0`: any free port. Answers of a running container (network settings) show the port in use.
    """


class PortBindingInfo(Model, kw_only=True, rename="pascal"):
    """An address and port of the host that lead to a container's port.

    As the daemon reports it; `to_request()` gives the `PortBinding` to send back.
    """

    host_ip: str = ""
    """Address of the host to listen on. Empty: all addresses."""

    host_port: str = ""
    """Port on the host as a string, or a range such as `8000-8010` of which a free one is taken. Empty
    or `0`: any free port. Answers of a running container (network settings) show the port in use.
    """

    def to_request(self) -> PortBinding:
        """The `PortBinding` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, PortBinding)


class PortSummary(Model, kw_only=True, rename="pascal"):
    """A port of a container, and where it is published if it is."""

    ip: str | None = field(name="IP", default=None)
    """Address of the host it is published on. Absent if it is not published."""

    private_port: int = 0
    """Port in the container."""

    public_port: int | None = None
    """Port on the host. Absent if it is not published."""

    type: Open[PortType] = ""
    """Protocol."""


class Resources(Model, kw_only=True, rename="pascal"):
    """Limits on what a container may use.

    0 or absent means no limit unless said otherwise. Most can be changed while the container runs.
    """

    cpu_shares: Maybe[int] = UNSET
    """Share of CPU time relative to other containers when CPU is short; the kernel's default is 1024.
    """

    memory: Maybe[int] = UNSET
    """Memory limit in bytes."""

    cgroup_parent: Maybe[str] = UNSET
    """Cgroup under which the container's own is made: an absolute path, one relative to the daemon's
    cgroup, or with the systemd driver a slice name.
    """

    blkio_weight: Maybe[int] = UNSET
    """Share of block I/O relative to other containers, 10 to 1000. 0: none set."""

    blkio_weight_device: Maybe[list[BlkioWeightDevice]] = UNSET
    """Share of block I/O for particular devices."""

    blkio_device_read_bps: Maybe[list[ThrottleDevice]] = UNSET
    """Limits on reading from devices, in bytes per second."""

    blkio_device_write_bps: Maybe[list[ThrottleDevice]] = UNSET
    """Limits on writing to devices, in bytes per second."""

    blkio_device_read_iops: Maybe[list[ThrottleDevice]] = field(
        name="BlkioDeviceReadIOps", default=UNSET
    )
    """Limits on reading from devices, in operations per second."""

    blkio_device_write_iops: Maybe[list[ThrottleDevice]] = field(
        name="BlkioDeviceWriteIOps", default=UNSET
    )
    """Limits on writing to devices, in operations per second."""

    cpu_period: Maybe[int] = UNSET
    """Length of a CFS scheduling period in microseconds. 0: the kernel's, 100000."""

    cpu_quota: Maybe[int] = UNSET
    """CPU time in microseconds that the container gets per `cpu_period`."""

    cpu_realtime_period: Maybe[int] = UNSET
    """Length of a real-time scheduling period in microseconds. 0: none."""

    cpu_realtime_runtime: Maybe[int] = UNSET
    """Real-time CPU time in microseconds that the container gets per real-time period. 0: none."""

    cpuset_cpus: Maybe[str] = UNSET
    """CPUs the container may run on, such as `0-2,7`. Empty: all."""

    cpuset_mems: Maybe[str] = UNSET
    """NUMA memory nodes the container may use, such as `0,1`. Empty: all."""

    devices: Maybe[list[DeviceMapping]] = UNSET
    """Devices of the host made available in the container."""

    device_cgroup_rules: Maybe[list[str]] = UNSET
    """Rules for the device cgroup, such as `c 13:* rwm`. New in API 1.28."""

    device_requests: Maybe[list[DeviceRequest]] = UNSET
    """Devices asked for from device drivers, for example GPUs. New in API 1.40."""

    kernel_memory: Maybe[int] = UNSET
    """Kernel memory limit in bytes. Deprecated: newer kernels and daemons ignore it."""

    kernel_memory_tcp: Maybe[int] = field(name="KernelMemoryTCP", default=UNSET)
    """Limit on kernel memory for TCP buffers in bytes. Cgroup v1 only. New in API 1.40."""

    memory_reservation: Maybe[int] = UNSET
    """Soft memory limit in bytes, enforced when the host runs short of memory."""

    memory_swap: Maybe[int] = UNSET
    """Limit on memory plus swap in bytes; -1 allows unlimited swap. 0 or absent, with `memory` set:
    twice that limit.
    """

    memory_swappiness: Maybe[int] = UNSET
    """Tendency to swap, 0 to 100. None or -1: as the host. Cgroup v1 only."""

    nano_cpus: Maybe[int] = UNSET
    """CPU time in billionths of a CPU: 1500000000 is one and a half. Excludes `cpu_period` and
    `cpu_quota`.
    """

    oom_kill_disable: Maybe[bool] = UNSET
    """True keeps the kernel from killing the container's processes when it reaches its memory limit.
    Cgroup v1 only.
    """

    pids_limit: Maybe[int] = UNSET
    """Most processes and threads the container may have; 0 or -1 for no limit. None in an update
    leaves it as it is.
    """

    ulimits: Maybe[list[Ulimit]] = UNSET
    """Process resource limits inside the container. A limit not listed is the daemon's."""

    cpu_count: Maybe[int] = UNSET
    """Windows only: number of CPUs. Goes before `cpu_shares`, which goes before `cpu_percent`."""

    cpu_percent: Maybe[int] = UNSET
    """Windows only: percentage of the CPU time that may be used."""

    io_maximum_iops: Maybe[int] = field(name="IOMaximumIOps", default=UNSET)
    """Windows only: I/O operations per second on the system drive."""

    io_maximum_bandwidth: Maybe[int] = field(name="IOMaximumBandwidth", default=UNSET)
    """Windows only: bytes per second on the system drive."""


class RestartPolicy(Model, kw_only=True, rename="pascal"):
    """What the daemon does when a container exits.

    It waits before each restart, from 100 ms doubling up to one minute, to spare the host.
    """

    name: Maybe[Open[RestartPolicyName]] = UNSET
    """When to restart. Empty means never."""

    maximum_retry_count: Maybe[int] = UNSET
    """With `on-failure`, give up after so many restarts; 0 never gives up."""


class RestartPolicyInfo(Model, kw_only=True, rename="pascal"):
    """What the daemon does when a container exits.

    It waits before each restart, from 100 ms doubling up to one minute, to spare the host.

    As the daemon reports it; `to_request()` gives the `RestartPolicy` to send back.
    """

    name: Open[RestartPolicyName] = ""
    """When to restart. Empty means never."""

    maximum_retry_count: int = 0
    """With `on-failure`, give up after so many restarts; 0 never gives up."""

    def to_request(self) -> RestartPolicy:
        """The `RestartPolicy` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, RestartPolicy)


class ThrottleDevice(Model, kw_only=True, rename="pascal"):
    """A rate limit for one block device."""

    path: Maybe[str] = UNSET
    """Path of the device on the host, such as `/dev/sda`."""

    rate: Maybe[int] = UNSET
    """Bytes or operations per second, depending on the list it is in."""


class ThrottleDeviceInfo(Model, kw_only=True, rename="pascal"):
    """A rate limit for one block device.

    As the daemon reports it; `to_request()` gives the `ThrottleDevice` to send back.
    """

    path: str = ""
    """Path of the device on the host, such as `/dev/sda`."""

    rate: int = 0
    """Bytes or operations per second, depending on the list it is in."""

    def to_request(self) -> ThrottleDevice:
        """The `ThrottleDevice` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ThrottleDevice)


class TmpfsOptions(Model, kw_only=True, rename="pascal"):
    """Options of a tmpfs mount."""

    size_bytes: Maybe[int] = UNSET
    """Size limit in bytes. 0: the system's default."""

    mode: Maybe[int] = UNSET
    """Permission bits of the directory, as an integer (0o1777 is 1023)."""


class TmpfsOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Options of a tmpfs mount.

    As the daemon reports it; `to_request()` gives the `TmpfsOptions` to send back.
    """

    size_bytes: int | None = None
    """Size limit in bytes. 0: the system's default."""

    mode: int | None = None
    """Permission bits of the directory, as an integer (0o1777 is 1023)."""

    def to_request(self) -> TmpfsOptions:
        """The `TmpfsOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TmpfsOptions)


class Ulimit(Model, kw_only=True, rename="pascal"):
    """One process resource limit, as set by ulimit."""

    name: Maybe[str] = UNSET
    """Name in lower case without prefix, such as `nofile` or `nproc`."""

    soft: Maybe[int] = UNSET
    """The limit in force, which a process may raise up to the hard one. -1: unlimited."""

    hard: Maybe[int] = UNSET
    """Upper bound of the soft limit. -1: unlimited."""


class UlimitInfo(Model, kw_only=True, rename="pascal"):
    """One process resource limit, as set by ulimit.

    As the daemon reports it; `to_request()` gives the `Ulimit` to send back.
    """

    name: str = ""
    """Name in lower case without prefix, such as `nofile` or `nproc`."""

    soft: int = 0
    """The limit in force, which a process may raise up to the hard one. -1: unlimited."""

    hard: int = 0
    """Upper bound of the soft limit. -1: unlimited."""

    def to_request(self) -> Ulimit:
        """The `Ulimit` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Ulimit)


class VolumeDriverConfig(Model, kw_only=True, rename="pascal"):
    """Driver of a volume that a mount creates."""

    name: Maybe[str] = UNSET
    """Name of the volume driver. Default `local`."""

    options: Maybe[dict[str, str]] = UNSET
    """Options of the driver."""


class VolumeDriverConfigInfo(Model, kw_only=True, rename="pascal"):
    """Driver of a volume that a mount creates.

    As the daemon reports it; `to_request()` gives the `VolumeDriverConfig` to send back.
    """

    name: str | None = None
    """Name of the volume driver. Default `local`."""

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver."""

    def __post_init__(self) -> None:
        self.options = self.options or {}

    def to_request(self) -> VolumeDriverConfig:
        """The `VolumeDriverConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, VolumeDriverConfig)


class VolumeOptions(Model, kw_only=True, rename="pascal"):
    """Options of a volume mount; they apply when the volume is created by it."""

    no_copy: Maybe[bool] = UNSET
    """True starts with an empty volume. Default false: a new volume gets the image's files at the
    target.
    """

    labels: Maybe[dict[str, str]] = UNSET
    """Labels for a newly created volume."""

    driver_config: Maybe[VolumeDriverConfig] = UNSET
    """Driver for a newly created volume."""


class VolumeOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Options of a volume mount; they apply when the volume is created by it.

    As the daemon reports it; `to_request()` gives the `VolumeOptions` to send back.
    """

    no_copy: bool | None = None
    """True starts with an empty volume. Default false: a new volume gets the image's files at the
    target.
    """

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels for a newly created volume."""

    driver_config: VolumeDriverConfigInfo | None = None
    """Driver for a newly created volume."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> VolumeOptions:
        """The `VolumeOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, VolumeOptions)
