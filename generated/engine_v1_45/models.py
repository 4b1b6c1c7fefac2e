"""Models of the Docker Engine API 1.45: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import (
    UNSET,
    JsonObject,
    JsonValue,
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
    "AppArmorMode",
    "AppArmorOptions",
    "AppArmorOptionsInfo",
    "AuthConfig",
    "AuthResponse",
    "BindOptions",
    "BindOptionsInfo",
    "BlkioWeightDevice",
    "BlkioWeightDeviceInfo",
    "BuildCache",
    "BuildCacheType",
    "BuildInfo",
    "BuildOutput",
    "BuildPruneResponse",
    "BuilderVersion",
    "CAConfig",
    "CAConfigInfo",
    "CapacityRange",
    "CapacityRangeInfo",
    "CgroupDriver",
    "CgroupVersion",
    "CgroupnsMode",
    "ChangeType",
    "CheckpointSummary",
    "ClusterInfo",
    "ClusterVolume",
    "ClusterVolumeAccessMode",
    "ClusterVolumeAccessModeInfo",
    "ClusterVolumeAvailability",
    "ClusterVolumeInfo",
    "ClusterVolumePublishState",
    "ClusterVolumePublishStatus",
    "ClusterVolumeScope",
    "ClusterVolumeSecret",
    "ClusterVolumeSecretInfo",
    "ClusterVolumeSharing",
    "ClusterVolumeSpec",
    "ClusterVolumeSpecInfo",
    "Commit",
    "ComponentVersion",
    "Config",
    "ConfigCreateResponse",
    "ConfigFile",
    "ConfigFileInfo",
    "ConfigReference",
    "ConfigReferenceInfo",
    "ConfigSpec",
    "ConfigSpecInfo",
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
    "ContainerSpec",
    "ContainerSpecConfig",
    "ContainerSpecConfigInfo",
    "ContainerSpecInfo",
    "ContainerSpecIsolation",
    "ContainerSpecSecret",
    "ContainerSpecSecretInfo",
    "ContainerState",
    "ContainerStateStatus",
    "ContainerStatsResponse",
    "ContainerStatus",
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
    "CreateImageInfo",
    "CredentialSpec",
    "CredentialSpecInfo",
    "DNSConfig",
    "DNSConfigInfo",
    "DataUsageType",
    "DefaultAddressPool",
    "DeviceMapping",
    "DeviceMappingInfo",
    "DeviceRequest",
    "DeviceRequestInfo",
    "DiscreteResourceSpec",
    "DiscreteResourceSpecInfo",
    "DispatcherConfig",
    "DispatcherConfigInfo",
    "DistributionInspect",
    "Driver",
    "DriverData",
    "DriverInfo",
    "EncryptionConfig",
    "EncryptionConfigInfo",
    "EndpointIPAMConfig",
    "EndpointIPAMConfigInfo",
    "EndpointMode",
    "EndpointPortConfig",
    "EndpointPortConfigInfo",
    "EndpointPortProtocol",
    "EndpointPublishMode",
    "EndpointResource",
    "EndpointSettings",
    "EndpointSettingsInfo",
    "EndpointSpec",
    "EndpointSpecInfo",
    "EngineDescription",
    "EnginePlugin",
    "ErrorDetail",
    "ErrorResponse",
    "EventActor",
    "EventMessage",
    "EventScope",
    "EventType",
    "ExecInspectResponse",
    "ExternalCA",
    "ExternalCAInfo",
    "ExternalCAProtocol",
    "FilesystemChange",
    "GenericResource",
    "GenericResourceInfo",
    "Health",
    "HealthConfig",
    "HealthConfigInfo",
    "HealthStatus",
    "HealthcheckResult",
    "HostConfig",
    "HostConfigInfo",
    "IDResponse",
    "IPAM",
    "IPAMConfig",
    "IPAMConfigInfo",
    "IPAMInfo",
    "ImageConfig",
    "ImageDeleteResponseItem",
    "ImageHistoryResponseItem",
    "ImageID",
    "ImageInspect",
    "ImageMetadata",
    "ImagePruneResponse",
    "ImageRootFS",
    "ImageSearchResult",
    "ImageSummary",
    "IndexInfo",
    "Isolation",
    "JobStatus",
    "JoinTokens",
    "Limit",
    "LimitInfo",
    "LoadImageInfo",
    "LocalNodeState",
    "LogConfig",
    "LogConfigInfo",
    "LogConfigType",
    "ManagerStatus",
    "Mount",
    "MountInfo",
    "MountPoint",
    "MountPropagation",
    "MountType",
    "NamedResourceSpec",
    "NamedResourceSpecInfo",
    "NetworkAttachment",
    "NetworkAttachmentConfig",
    "NetworkAttachmentConfigInfo",
    "NetworkAttachmentSpec",
    "NetworkAttachmentSpecInfo",
    "NetworkCreateResponse",
    "NetworkInspect",
    "NetworkPruneResponse",
    "NetworkSettings",
    "NetworkSummary",
    "NetworkTaskInfo",
    "NetworkingConfig",
    "Node",
    "NodeAvailability",
    "NodeCSIInfo",
    "NodeDescription",
    "NodeRole",
    "NodeSpec",
    "NodeSpecInfo",
    "NodeState",
    "NodeStatus",
    "OCIDescriptor",
    "OCIPlatformInfo",
    "ObjectVersion",
    "OrchestrationConfig",
    "OrchestrationConfigInfo",
    "PathStat",
    "PeerInfo",
    "PeerNode",
    "Ping",
    "PingSwarmState",
    "Placement",
    "PlacementInfo",
    "PlacementPreference",
    "PlacementPreferenceInfo",
    "Platform",
    "PlatformInfo",
    "Plugin",
    "PluginArgs",
    "PluginConfig",
    "PluginDevice",
    "PluginEnv",
    "PluginInterface",
    "PluginLinux",
    "PluginMount",
    "PluginNetwork",
    "PluginPrivilege",
    "PluginPrivilegeInfo",
    "PluginProtocolScheme",
    "PluginRootFS",
    "PluginSettings",
    "PluginSpec",
    "PluginSpecInfo",
    "PluginUser",
    "PluginsInfo",
    "PortBinding",
    "PortBindingInfo",
    "PortStatus",
    "PortSummary",
    "PortType",
    "Privileges",
    "PrivilegesInfo",
    "ProcessConfig",
    "ProgressDetail",
    "PushImageInfo",
    "PushResult",
    "RaftConfig",
    "RaftConfigInfo",
    "Reachability",
    "RegistryAuthSource",
    "RegistryServiceConfig",
    "ReplicatedJobMode",
    "ReplicatedJobModeInfo",
    "ReplicatedMode",
    "ReplicatedModeInfo",
    "ResourceObject",
    "ResourceObjectInfo",
    "Resources",
    "RestartPolicy",
    "RestartPolicyInfo",
    "RestartPolicyName",
    "RollbackConfig",
    "RollbackConfigInfo",
    "RollbackFailureAction",
    "RollbackOrder",
    "Runtime",
    "RuntimePrivilege",
    "RuntimePrivilegeInfo",
    "SELinuxContext",
    "SELinuxContextInfo",
    "SeccompMode",
    "SeccompOptions",
    "SeccompOptionsInfo",
    "Secret",
    "SecretCreateResponse",
    "SecretFile",
    "SecretFileInfo",
    "SecretSpec",
    "SecretSpecInfo",
    "Service",
    "ServiceCreateResponse",
    "ServiceEndpoint",
    "ServiceInfo",
    "ServiceMode",
    "ServiceModeInfo",
    "ServiceSpec",
    "ServiceSpecInfo",
    "ServiceStatus",
    "ServiceUpdateResponse",
    "ServiceUpdateState",
    "ServiceUpdateStatus",
    "SpreadOver",
    "SpreadOverInfo",
    "Swarm",
    "SwarmIPAMConfig",
    "SwarmIPAMOptions",
    "SwarmInfo",
    "SwarmNetwork",
    "SwarmNetworkSpec",
    "SwarmSpec",
    "SwarmSpecInfo",
    "SystemDataUsageResponse",
    "SystemInfo",
    "SystemIsolation",
    "SystemVersion",
    "TLSInfo",
    "Task",
    "TaskDefaults",
    "TaskDefaultsInfo",
    "TaskResources",
    "TaskResourcesInfo",
    "TaskRestartCondition",
    "TaskRestartPolicy",
    "TaskRestartPolicyInfo",
    "TaskSpec",
    "TaskSpecInfo",
    "TaskState",
    "TaskStatus",
    "ThrottleDevice",
    "ThrottleDeviceInfo",
    "TmpfsOptions",
    "TmpfsOptionsInfo",
    "Topology",
    "TopologyInfo",
    "TopologyRequirement",
    "TopologyRequirementInfo",
    "Ulimit",
    "UlimitInfo",
    "UnlockKeyResponse",
    "UpdateConfig",
    "UpdateConfigInfo",
    "UpdateFailureAction",
    "UpdateOrder",
    "VersionPlatform",
    "VirtualIP",
    "Volume",
    "VolumeAttachment",
    "VolumeDriverConfig",
    "VolumeDriverConfigInfo",
    "VolumeListResponse",
    "VolumeOptions",
    "VolumeOptionsInfo",
    "VolumePruneResponse",
    "VolumeScope",
    "VolumeUsageData",
    "WaitCondition",
]


class AppArmorMode(OpenEnum):
    """AppArmor confinement: `default` (the daemon's profile) or `disabled`."""

    DEFAULT = "default"
    DISABLED = "disabled"


class BuildCacheType(OpenEnum):
    """What a cache record holds: `regular` (the result of a step), `exec.cachemount` (a RUN step's
    cache mount), `source.local` (build context), `source.git.checkout` (a Git repository),
    `frontend` or `internal` (the builder's own data).
    """

    INTERNAL = "internal"
    FRONTEND = "frontend"
    SOURCE_LOCAL = "source.local"
    SOURCE_GIT_CHECKOUT = "source.git.checkout"
    EXEC_CACHEMOUNT = "exec.cachemount"
    REGULAR = "regular"


class BuilderVersion(OpenEnum):
    """Builder to use: `1` the classic one, `2` BuildKit."""

    V1 = "1"
    V2 = "2"


class CgroupDriver(OpenEnum):
    """Who manages cgroups: `cgroupfs` (the daemon itself), `systemd`, `none` (nobody, in rootless
    mode).
    """

    CGROUPFS = "cgroupfs"
    SYSTEMD = "systemd"
    NONE = "none"


class CgroupVersion(OpenEnum):
    """Version of cgroups: `1` or `2`, as a string."""

    V1 = "1"
    V2 = "2"


class CgroupnsMode(OpenEnum):
    """Cgroup namespace of a container: `private` (its own) or `host` (the daemon's)."""

    PRIVATE = "private"
    HOST = "host"


class ChangeType(OpenIntEnum):
    """What happened to a path: 0 modified, 1 added, 2 deleted."""

    MODIFIED = 0
    ADDED = 1
    DELETED = 2


class ClusterVolumeAvailability(OpenEnum):
    """Whether tasks may use a cluster volume: `active`, `pause` (no new tasks), `drain` (those using
    it move away too).
    """

    ACTIVE = "active"
    PAUSE = "pause"
    DRAIN = "drain"


class ClusterVolumePublishState(OpenEnum):
    """State of a cluster volume on a node: `pending-publish` (waiting to be made available),
    `published`, `pending-node-unpublish` (the node has to let go), `pending-controller-unpublish`
    (the node has, the storage system has not).
    """

    PENDING_PUBLISH = "pending-publish"
    PUBLISHED = "published"
    PENDING_NODE_UNPUBLISH = "pending-node-unpublish"
    PENDING_CONTROLLER_UNPUBLISH = "pending-controller-unpublish"


class ClusterVolumeScope(OpenEnum):
    """How many nodes can use a cluster volume at once: `single` or `multi`."""

    SINGLE = "single"
    MULTI = "multi"


class ClusterVolumeSharing(OpenEnum):
    """How many tasks can use a cluster volume at once: `none` (one only), `readonly` (many, if all
    only read), `onewriter` (many, one of which writes), `all`.
    """

    NONE = "none"
    READONLY = "readonly"
    ONEWRITER = "onewriter"
    ALL = "all"


class ContainerSpecIsolation(OpenEnum):
    """Windows container isolation: `process` shares the host's kernel, `hyperv` runs in a small
    virtual machine, `default` or empty leaves it to the node.
    """

    DEFAULT = "default"
    PROCESS = "process"
    HYPERV = "hyperv"
    EMPTY = ""


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


class DataUsageType(OpenEnum):
    """Kinds of objects to measure."""

    CONTAINER = "container"
    IMAGE = "image"
    VOLUME = "volume"
    BUILD_CACHE = "build-cache"


class EndpointMode(OpenEnum):
    """How a service's name is resolved: `vip` (one virtual address that spreads the load) or `dnsrr`
    (the addresses of all tasks).
    """

    VIP = "vip"
    DNSRR = "dnsrr"


class EndpointPortProtocol(OpenEnum):
    """Protocol of a port: `tcp`, `udp` or `sctp`."""

    TCP = "tcp"
    UDP = "udp"
    SCTP = "sctp"


class EndpointPublishMode(OpenEnum):
    """Where a service's port is published: `ingress` (on every node, spread over all tasks) or `host`
    (only where a task runs, straight to it).
    """

    INGRESS = "ingress"
    HOST = "host"


class EventScope(OpenEnum):
    """Where an event happened: `local` (this node) or `swarm`."""

    LOCAL = "local"
    SWARM = "swarm"


class EventType(OpenEnum):
    """Kinds of objects that events are about.

    Those of the swarm (config, node, secret, service) come from managers only.
    """

    BUILDER = "builder"
    CONFIG = "config"
    CONTAINER = "container"
    DAEMON = "daemon"
    IMAGE = "image"
    NETWORK = "network"
    NODE = "node"
    PLUGIN = "plugin"
    SECRET = "secret"
    SERVICE = "service"
    VOLUME = "volume"


class ExternalCAProtocol(OpenEnum):
    """Protocol of an external certificate authority; there is only `cfssl`."""

    CFSSL = "cfssl"


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


class LocalNodeState(OpenEnum):
    """State of this node in its swarm: `inactive` (in none), `pending` (joining), `active`, `error`,
    `locked` (needs the unlock key); empty if unknown.
    """

    EMPTY = ""
    INACTIVE = "inactive"
    PENDING = "pending"
    ACTIVE = "active"
    ERROR = "error"
    LOCKED = "locked"


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
    CLUSTER = "cluster"
    NPIPE = "npipe"
    TMPFS = "tmpfs"
    VOLUME = "volume"


class NodeAvailability(OpenEnum):
    """Whether tasks may run on a node: `active`, `pause` (no new ones), `drain` (those it has move
    away).
    """

    ACTIVE = "active"
    PAUSE = "pause"
    DRAIN = "drain"


class NodeRole(OpenEnum):
    """What a node is: `worker`, or `manager` (which runs tasks too)."""

    WORKER = "worker"
    MANAGER = "manager"


class NodeState(OpenEnum):
    """State of a node as managers see it: `unknown`, `down`, `ready`, `disconnected` (while moving
    from one manager to another).
    """

    UNKNOWN = "unknown"
    DOWN = "down"
    READY = "ready"
    DISCONNECTED = "disconnected"


class PingSwarmState(OpenEnum):
    """State of a node in its swarm: `inactive`, `pending`, `error`, `locked`, `active/worker` or
    `active/manager`.
    """

    INACTIVE = "inactive"
    PENDING = "pending"
    ERROR = "error"
    LOCKED = "locked"
    ACTIVE_WORKER = "active/worker"
    ACTIVE_MANAGER = "active/manager"


class PluginProtocolScheme(OpenEnum):
    """Protocol between the daemon and a plugin: `moby.plugins.http/v1`, or empty for the plain plugin
    protocol.
    """

    EMPTY = ""
    MOBY_PLUGINS_HTTP_V1 = "moby.plugins.http/v1"


class PortType(OpenEnum):
    """Protocol of a port: `tcp`, `udp` or `sctp`."""

    TCP = "tcp"
    UDP = "udp"
    SCTP = "sctp"


class Reachability(OpenEnum):
    """Whether a manager can be reached: `unknown`, `unreachable`, `reachable`."""

    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"


class RegistryAuthSource(OpenEnum):
    """Where credentials for the registry come from if none are sent: `spec` (the current settings) or
    `previous-spec` (those before).
    """

    SPEC = "spec"
    PREVIOUS_SPEC = "previous-spec"


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


class RollbackFailureAction(OpenEnum):
    """What a failing rollback does: `pause` or `continue`."""

    CONTINUE = "continue"
    PAUSE = "pause"


class RollbackOrder(OpenEnum):
    """Order of replacing a task: `stop-first` stops the old one before the new one starts,
    `start-first` runs both for a moment.
    """

    STOP_FIRST = "stop-first"
    START_FIRST = "start-first"


class SeccompMode(OpenEnum):
    """Seccomp rules: `default` (the daemon's), `unconfined` (none), `custom` (a profile given with the
    service).
    """

    DEFAULT = "default"
    UNCONFINED = "unconfined"
    CUSTOM = "custom"


class ServiceUpdateState(OpenEnum):
    """State of a service's update: `updating`, `paused` (after failures), `completed`;
    `rollback_started`, `rollback_paused` and `rollback_completed` when it goes back.
    """

    UPDATING = "updating"
    PAUSED = "paused"
    COMPLETED = "completed"
    ROLLBACK_STARTED = "rollback_started"
    ROLLBACK_PAUSED = "rollback_paused"
    ROLLBACK_COMPLETED = "rollback_completed"


class SystemIsolation(OpenEnum):
    """Windows container isolation: `process`, `hyperv`, or `default`; empty on Linux."""

    DEFAULT = "default"
    HYPERV = "hyperv"
    PROCESS = "process"
    EMPTY = ""


class TaskRestartCondition(OpenEnum):
    """Which tasks are replaced: `none`, `on-failure` (those that failed), `any`."""

    NONE = "none"
    ON_FAILURE = "on-failure"
    ANY = "any"


class TaskState(OpenEnum):
    """State of a task, in the order of its life: `new`, `pending`, `allocated`, `assigned`,
    `accepted`, `preparing`, `ready`, `starting`, `running`; it ends as `complete` (succeeded),
    `shutdown` (was told to), `failed`, `rejected` (by the node), `remove` (its service shrank) or
    `orphaned` (its node was away too long).
    """

    NEW = "new"
    ALLOCATED = "allocated"
    PENDING = "pending"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    PREPARING = "preparing"
    READY = "ready"
    STARTING = "starting"
    RUNNING = "running"
    COMPLETE = "complete"
    SHUTDOWN = "shutdown"
    FAILED = "failed"
    REJECTED = "rejected"
    REMOVE = "remove"
    ORPHANED = "orphaned"


class UpdateFailureAction(OpenEnum):
    """What a failing update does: `pause`, `continue`, or `rollback` to the previous settings."""

    CONTINUE = "continue"
    PAUSE = "pause"
    ROLLBACK = "rollback"


class UpdateOrder(OpenEnum):
    """Order of replacing a task: `stop-first` stops the old one before the new one starts,
    `start-first` runs both for a moment.
    """

    STOP_FIRST = "stop-first"
    START_FIRST = "start-first"


class VolumeScope(OpenEnum):
    """Where a volume exists: `local` (this daemon) or `global` (the same on all nodes)."""

    LOCAL = "local"
    GLOBAL = "global"


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


class AppArmorOptions(Model, kw_only=True, rename="pascal"):
    """Whether AppArmor confines a service's containers. New in API 1.44."""

    mode: Maybe[Open[AppArmorMode]] = UNSET
    """Which profile applies."""


class AppArmorOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Whether AppArmor confines a service's containers. New in API 1.44.

    As the daemon reports it; `to_request()` gives the `AppArmorOptions` to send back.
    """

    mode: Open[AppArmorMode] | None = None
    """Which profile applies."""

    def to_request(self) -> AppArmorOptions:
        """The `AppArmorOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, AppArmorOptions)


class AuthConfig(Model, kw_only=True):
    """Credentials for a registry: user name and password, or a token."""

    username: Maybe[str] = UNSET
    """User name."""

    password: Maybe[str] = UNSET
    """Password, or an access token used in its place."""

    email: Maybe[str] = UNSET
    """Not used any more."""

    serveraddress: Maybe[str] = UNSET
    """Address of the registry. Default: Docker Hub."""

    auth: Maybe[str] = UNSET
    """User name and password as base64 of `user:password`. Not needed when the two are given."""

    identitytoken: Maybe[str] = UNSET
    """Token that a login returned; replaces user name and password."""

    registrytoken: Maybe[str] = UNSET
    """Bearer token that is sent to the registry as it is."""


class AuthResponse(Model, kw_only=True, rename="pascal"):
    """Result of checking credentials with a registry."""

    status: str = ""
    """What the registry said, such as `Login Succeeded`."""

    identity_token: str | None = None
    """Token to use instead of the password from now on. Empty if the registry gives none."""


class BindOptions(Model, kw_only=True, rename="pascal"):
    """Options of a bind mount."""

    propagation: Maybe[Open[MountPropagation]] = UNSET
    """How mounts made below this one spread between host and container. Default `rprivate`."""

    non_recursive: Maybe[bool] = UNSET
    """True leaves out mounts below the source. Default false. New in API 1.40."""

    create_mountpoint: Maybe[bool] = UNSET
    """True makes the source directory on the host if it is missing. Default false: an error. New in
    API 1.42.
    """

    read_only_non_recursive: Maybe[bool] = UNSET
    """True makes only the mount itself read-only, not those below it. Default false. New in API 1.44.
    """

    read_only_force_recursive: Maybe[bool] = UNSET
    """True fails if mounts below cannot be made read-only as well. Default false: best effort. New in
    API 1.44.
    """


class BindOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Options of a bind mount.

    As the daemon reports it; `to_request()` gives the `BindOptions` to send back.
    """

    propagation: Open[MountPropagation] | None = None
    """How mounts made below this one spread between host and container. Default `rprivate`."""

    non_recursive: bool | None = None
    """True leaves out mounts below the source. Default false. New in API 1.40."""

    create_mountpoint: bool | None = None
    """True makes the source directory on the host if it is missing. Default false: an error. New in
    API 1.42.
    """

    read_only_non_recursive: bool | None = None
    """True makes only the mount itself read-only, not those below it. Default false. New in API 1.44.
    """

    read_only_force_recursive: bool | None = None
    """True fails if mounts below cannot be made read-only as well. Default false: best effort. New in
    API 1.44.
    """

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


class BuildCache(Model, kw_only=True, rename="pascal"):
    """A record of the build cache. New in API 1.39."""

    id: str = field(name="ID", default="")
    """Id of the record."""

    type: Open[BuildCacheType] = ""
    """What it holds."""

    description: str = ""
    """The build step it belongs to, for people to read."""

    in_use: bool = False
    """True while a build uses it; it cannot be pruned then."""

    shared: bool = False
    """True if its content is shared with another record, an image or a container."""

    size: int = 0
    """Size in bytes."""

    created_at: Timestamp = Timestamp("")
    """When it was made."""

    last_used_at: Timestamp | None = None
    """When a build last used it. None if never since."""

    usage_count: int = 0
    """How often builds have used it."""

    parents: NullIsEmpty[list[str]] = field(name=" Parents", default=[])
    """Ids of the records it was made from. The key on the wire begins with a space. New in API 1.42.
    """

    def __post_init__(self) -> None:
        self.parents = self.parents or []


class BuildInfo(Model, kw_only=True, rename="camel"):
    """One message of a build, or of loading images: a piece of output, progress, or a result."""

    id: str | None = None
    """What the message is about, such as a layer. With `aux`: what kind of value that is."""

    stream: str | None = None
    """Output of the build, to be printed as it is, line ends included."""

    error: str | None = None
    """Text of the error that ended the build. Deprecated in favour of `error_detail`; reading the
    stream raises `StreamError` anyway.
    """

    error_detail: ErrorDetail | None = None
    """The error that ended the build; reading the stream raises it as `StreamError`."""

    status: str | None = None
    """What is happening, such as `Downloading`."""

    progress: str | None = None
    """Progress bar as text. Deprecated in favour of `progress_detail`."""

    progress_detail: ProgressDetail | None = None
    """How far the step has come."""

    aux: ImageID | str | None = None
    """A result for programs: the id of the image, or text from BuildKit where `id` is
    `moby.buildkit.trace` (see `buildkit.decode_trace`).
    """


class BuildOutput(Model, kw_only=True, rename="pascal"):
    """Where BuildKit puts the result of a build. New in API 1.40."""

    type: str
    """Kind of exporter, such as `image`, `tar` or `local`. The last needs a session, which this client
    does not offer.
    """

    attrs: Maybe[dict[str, str]] = UNSET
    """Options of the exporter, such as `dest`."""


class BuildPruneResponse(Model, kw_only=True, rename="pascal"):
    """Build cache that pruning removed. New in API 1.31."""

    caches_deleted: NullIsEmpty[list[str]] = []
    """Ids of the removed records. New in API 1.39."""

    space_reclaimed: int = 0
    """Bytes of disk space that became free."""

    def __post_init__(self) -> None:
        self.caches_deleted = self.caches_deleted or []


class CAConfig(Model, kw_only=True, rename="pascal"):
    """Settings of the swarm's certificate authority."""

    node_cert_expiry: Maybe[int] = UNSET
    """How long node certificates are valid, in nanoseconds. Default 90 days."""

    external_cas: Maybe[list[ExternalCA]] = field(name="ExternalCAs", default=UNSET)
    """External authorities that sign node certificates."""

    signing_ca_cert: Maybe[str] = field(name="SigningCACert", default=UNSET)
    """Root certificate to use, in PEM form. Empty: one the swarm makes. Answers leave it out. New in
    API 1.30.
    """

    signing_ca_key: Maybe[str] = field(name="SigningCAKey", default=UNSET)
    """Key of the root certificate, in PEM form. Answers leave it out. New in API 1.30."""

    force_rotate: Maybe[int] = UNSET
    """Raise this number to replace root certificate and key, even if nothing else changed. New in API
    1.30.
    """


class CAConfigInfo(Model, kw_only=True, rename="pascal"):
    """Settings of the swarm's certificate authority.

    As the daemon reports it; `to_request()` gives the `CAConfig` to send back.
    """

    node_cert_expiry: int | None = None
    """How long node certificates are valid, in nanoseconds. Default 90 days."""

    external_cas: NullIsEmpty[list[ExternalCAInfo]] = field(name="ExternalCAs", default=[])
    """External authorities that sign node certificates."""

    signing_ca_cert: str | None = field(name="SigningCACert", default=None)
    """Root certificate to use, in PEM form. Empty: one the swarm makes. Answers leave it out. New in
    API 1.30.
    """

    signing_ca_key: str | None = field(name="SigningCAKey", default=None)
    """Key of the root certificate, in PEM form. Answers leave it out. New in API 1.30."""

    force_rotate: int | None = None
    """Raise this number to replace root certificate and key, even if nothing else changed. New in API
    1.30.
    """

    def __post_init__(self) -> None:
        self.external_cas = self.external_cas or []

    def to_request(self) -> CAConfig:
        """The `CAConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, CAConfig)


class CapacityRange(Model, kw_only=True, rename="pascal"):
    """Size asked for when a cluster volume is created. New in API 1.42."""

    required_bytes: Maybe[int] = UNSET
    """At least so many bytes; 0: any."""

    limit_bytes: Maybe[int] = UNSET
    """At most so many bytes; 0: any."""


class CapacityRangeInfo(Model, kw_only=True, rename="pascal"):
    """Size asked for when a cluster volume is created. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `CapacityRange` to send back.
    """

    required_bytes: int | None = None
    """At least so many bytes; 0: any."""

    limit_bytes: int | None = None
    """At most so many bytes; 0: any."""

    def to_request(self) -> CapacityRange:
        """The `CapacityRange` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, CapacityRange)


class CheckpointSummary(Model, kw_only=True, rename="pascal"):
    """A checkpoint of a container."""

    name: str = ""
    """Its name."""


class ClusterInfo(Model, kw_only=True, rename="pascal"):
    """What managers know about the swarm as a whole. New in API 1.32."""

    id: str = field(name="ID", default="")
    """Id of the swarm."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When the swarm was created."""

    updated_at: Timestamp = Timestamp("")
    """When its settings were last changed."""

    spec: SwarmSpecInfo = field(default_factory=lambda: SwarmSpecInfo())
    """Its settings."""

    tls_info: TLSInfo = field(name="TLSInfo", default_factory=lambda: TLSInfo())
    """Its root certificate."""

    root_rotation_in_progress: bool = False
    """True while nodes are being moved to a new root certificate."""

    data_path_port: int = 0
    """UDP port of overlay networks' traffic. 0: the default, 4789. New in API 1.40."""

    default_addr_pool: NullIsEmpty[list[str]] = []
    """Address pools, in CIDR form, from which overlay networks get subnets. New in API 1.39."""

    subnet_size: int = 0
    """Prefix length of the subnets cut from the pools, normally 24. New in API 1.39."""

    def __post_init__(self) -> None:
        self.default_addr_pool = self.default_addr_pool or []


class ClusterVolume(Model, kw_only=True, rename="pascal"):
    """A volume that the swarm manages through a CSI driver. New in API 1.42."""

    id: str = field(name="ID", default="")
    """Id in the swarm. Volumes are otherwise addressed by name."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: ClusterVolumeSpecInfo = field(default_factory=lambda: ClusterVolumeSpecInfo())
    """Settings given by the user."""

    info: ClusterVolumeInfo | None = None
    """What the storage system says about it."""

    publish_status: NullIsEmpty[list[ClusterVolumePublishStatus]] = []
    """Its state on every node that uses it or is about to."""

    def __post_init__(self) -> None:
        self.publish_status = self.publish_status or []


class ClusterVolumeAccessMode(Model, kw_only=True, rename="pascal"):
    """How tasks may use a cluster volume. New in API 1.42."""

    scope: Maybe[Open[ClusterVolumeScope]] = UNSET
    """How many nodes can use it at once."""

    sharing: Maybe[Open[ClusterVolumeSharing]] = UNSET
    """How many tasks can use it at once."""

    mount_volume: Maybe[JsonObject] = UNSET
    """Present, even if empty, to use it as a file system; `FsType` and `MountFlags` say how."""

    block_volume: Maybe[JsonObject] = UNSET
    """Present, though empty, to use it as a block device."""


class ClusterVolumeAccessModeInfo(Model, kw_only=True, rename="pascal"):
    """How tasks may use a cluster volume. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `ClusterVolumeAccessMode` to send back.
    """

    scope: Open[ClusterVolumeScope] | None = None
    """How many nodes can use it at once."""

    sharing: Open[ClusterVolumeSharing] | None = None
    """How many tasks can use it at once."""

    mount_volume: JsonObject | None = None
    """Present, even if empty, to use it as a file system; `FsType` and `MountFlags` say how."""

    block_volume: JsonObject | None = None
    """Present, though empty, to use it as a block device."""

    def to_request(self) -> ClusterVolumeAccessMode:
        """The `ClusterVolumeAccessMode` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ClusterVolumeAccessMode)


class ClusterVolumeInfo(Model, kw_only=True, rename="pascal"):
    """What the storage system says about a cluster volume.

    Empty until it exists there. New in API 1.42.
    """

    capacity_bytes: int | None = None
    """Capacity in bytes; 0 if unknown."""

    volume_context: NullIsEmpty[dict[str, str]] = {}
    """Values the CSI driver wants to get back later."""

    volume_id: str | None = field(name="VolumeID", default=None)
    """Id in the CSI driver. Empty while the volume does not exist there yet."""

    accessible_topology: NullIsEmpty[list[TopologyInfo]] = []
    """Parts of the cluster from which it can be reached. Empty: unknown, or all."""

    def __post_init__(self) -> None:
        self.volume_context = self.volume_context or {}
        self.accessible_topology = self.accessible_topology or []


class ClusterVolumePublishStatus(Model, kw_only=True, rename="pascal"):
    """State of a cluster volume on one node. New in API 1.42."""

    node_id: str | None = field(name="NodeID", default=None)
    """Id of the node."""

    state: Open[ClusterVolumePublishState] | None = None
    """How far publishing or unpublishing has come."""

    publish_context: NullIsEmpty[dict[str, str]] = {}
    """Values the CSI driver returned when it was published there."""

    def __post_init__(self) -> None:
        self.publish_context = self.publish_context or {}


class ClusterVolumeSecret(Model, kw_only=True, rename="pascal"):
    """A swarm secret that is passed to a CSI driver. New in API 1.42."""

    key: Maybe[str] = UNSET
    """Name under which the driver gets it."""

    secret: Maybe[str] = UNSET
    """Id or name of the secret."""


class ClusterVolumeSecretInfo(Model, kw_only=True, rename="pascal"):
    """A swarm secret that is passed to a CSI driver. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `ClusterVolumeSecret` to send back.
    """

    key: str | None = None
    """Name under which the driver gets it."""

    secret: str | None = None
    """Id or name of the secret."""

    def to_request(self) -> ClusterVolumeSecret:
        """The `ClusterVolumeSecret` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ClusterVolumeSecret)


class ClusterVolumeSpec(Model, kw_only=True, rename="pascal"):
    """Settings of a cluster volume. New in API 1.42."""

    group: Maybe[str] = UNSET
    """Group of interchangeable volumes it belongs to; a service that asks for a group gets any of
    them.
    """

    access_mode: Maybe[ClusterVolumeAccessMode] = UNSET
    """How tasks may use it."""

    secrets: Maybe[list[ClusterVolumeSecret]] = UNSET
    """Secrets of the swarm that the CSI driver gets."""

    accessibility_requirements: Maybe[TopologyRequirement] = UNSET
    """From which parts of the cluster it must be reachable."""

    capacity_range: Maybe[CapacityRange] = UNSET
    """How big it must be."""

    availability: Maybe[Open[ClusterVolumeAvailability]] = UNSET
    """Whether tasks may use it."""


class ClusterVolumeSpecInfo(Model, kw_only=True, rename="pascal"):
    """Settings of a cluster volume. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `ClusterVolumeSpec` to send back.
    """

    group: str | None = None
    """Group of interchangeable volumes it belongs to; a service that asks for a group gets any of
    them.
    """

    access_mode: ClusterVolumeAccessModeInfo | None = None
    """How tasks may use it."""

    secrets: NullIsEmpty[list[ClusterVolumeSecretInfo]] = []
    """Secrets of the swarm that the CSI driver gets."""

    accessibility_requirements: TopologyRequirementInfo | None = None
    """From which parts of the cluster it must be reachable."""

    capacity_range: CapacityRangeInfo | None = None
    """How big it must be."""

    availability: Open[ClusterVolumeAvailability] | None = None
    """Whether tasks may use it."""

    def __post_init__(self) -> None:
        self.secrets = self.secrets or []

    def to_request(self) -> ClusterVolumeSpec:
        """The `ClusterVolumeSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ClusterVolumeSpec)


class Commit(Model, kw_only=True, rename="pascal"):
    """Version of a program the daemon works with. New in API 1.32."""

    id: str = field(name="ID", default="")
    """Commit or version of it."""

    expected: str | None = None
    """Commit or version the daemon was built for."""


class ComponentVersion(Model, kw_only=True, rename="pascal"):
    """A part of the daemon and its version. New in API 1.35."""

    name: str = ""
    """Name of the part, such as `Engine`, `containerd` or `runc`."""

    version: str = ""
    """Its version."""

    details: NullIsEmpty[dict[str, str]] = {}
    """More about it, such as `GitCommit`. All values are strings."""

    def __post_init__(self) -> None:
        self.details = self.details or {}


class Config(Model, kw_only=True, rename="pascal"):
    """A config of the swarm. New in API 1.30."""

    id: str = field(name="ID", default="")
    """Its id."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: ConfigSpecInfo = field(default_factory=lambda: ConfigSpecInfo())
    """What it is, data included."""


class ConfigCreateResponse(Model, kw_only=True):
    """What creating a config gives. New in API 1.30."""

    id: str = field(name="ID", default="")
    """Id of the new config."""


class ConfigFile(Model, kw_only=True, rename="pascal"):
    """File in which a container finds a config. New in API 1.30."""

    name: Maybe[str] = UNSET
    """Path of the file; a relative one starts at `/`."""

    uid: Maybe[str] = field(name="UID", default=UNSET)
    """Owner's user id, as a string."""

    gid: Maybe[str] = field(name="GID", default=UNSET)
    """Owner's group id, as a string."""

    mode: Maybe[int] = UNSET
    """Permission bits as an integer: 0o444 is 292."""


class ConfigFileInfo(Model, kw_only=True, rename="pascal"):
    """File in which a container finds a config. New in API 1.30.

    As the daemon reports it; `to_request()` gives the `ConfigFile` to send back.
    """

    name: str | None = None
    """Path of the file; a relative one starts at `/`."""

    uid: str | None = field(name="UID", default=None)
    """Owner's user id, as a string."""

    gid: str | None = field(name="GID", default=None)
    """Owner's group id, as a string."""

    mode: int | None = None
    """Permission bits as an integer: 0o444 is 292."""

    def to_request(self) -> ConfigFile:
        """The `ConfigFile` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ConfigFile)


class ConfigReference(Model, kw_only=True, rename="pascal"):
    """Names a network that holds the configuration for another one. New in API 1.41."""

    network: Maybe[str] = UNSET
    """Name of the configuration-only network. Empty: none."""


class ConfigReferenceInfo(Model, kw_only=True, rename="pascal"):
    """Names a network that holds the configuration for another one. New in API 1.41.

    As the daemon reports it; `to_request()` gives the `ConfigReference` to send back.
    """

    network: str = ""
    """Name of the configuration-only network. Empty: none."""

    def to_request(self) -> ConfigReference:
        """The `ConfigReference` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ConfigReference)


class ConfigSpec(Model, kw_only=True, rename="pascal"):
    """A config: what services get as a file and need not be secret.

    Only the labels can be updated. New in API 1.30.
    """

    name: Maybe[str] = UNSET
    """Name of the config."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the config."""

    data: Maybe[bytes] = UNSET
    """The content, as bytes, at most 1000 KiB (500 KiB on old daemons)."""

    templating: Maybe[Driver] = UNSET
    """Template language to run the content through for each task, such as `golang`. None: used as it
    is. New in API 1.37.
    """


class ConfigSpecInfo(Model, kw_only=True, rename="pascal"):
    """A config: what services get as a file and need not be secret.

    Only the labels can be updated. New in API 1.30.

    As the daemon reports it; `to_request()` gives the `ConfigSpec` to send back.
    """

    name: str = ""
    """Name of the config."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the config."""

    data: bytes | None = None
    """The content, as bytes, at most 1000 KiB (500 KiB on old daemons)."""

    templating: DriverInfo | None = None
    """Template language to run the content through for each task, such as `golang`. None: used as it
    is. New in API 1.37.
    """

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> ConfigSpec:
        """The `ConfigSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ConfigSpec)


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


class ContainerSpec(Model, kw_only=True, rename="pascal"):
    """The container that each task of a service runs."""

    image: Maybe[str] = UNSET
    """Name of the image; the daemon adds the digest it resolves the tag to."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the containers."""

    command: Maybe[list[str]] = UNSET
    """The program that gets `args`; replaces the image's entrypoint."""

    args: Maybe[list[str]] = UNSET
    """Arguments of the program; replace the image's command."""

    hostname: Maybe[str] = UNSET
    """Host name. May hold a template such as `{{.Node.Hostname}}`. Default: the container's short id.
    New in API 1.27.
    """

    env: Maybe[list[str]] = UNSET
    """Environment variables as `NAME=value`. Values may hold templates."""

    dir: Maybe[str] = UNSET
    """Directory in which it runs. Default: the image's."""

    user: Maybe[str] = UNSET
    """Who runs it, as in `ContainerConfig`. Default: the image's user."""

    groups: Maybe[list[str]] = UNSET
    """More groups for its process, by name or gid. New in API 1.27."""

    privileges: Maybe[Privileges] = UNSET
    """Security settings. New in API 1.30."""

    tty: Maybe[bool] = field(name="TTY", default=UNSET)
    """True gives it a terminal. Default false."""

    open_stdin: Maybe[bool] = UNSET
    """True keeps stdin open. Default false. New in API 1.27."""

    read_only: Maybe[bool] = UNSET
    """True mounts the root file system read-only. Default false. New in API 1.27."""

    mounts: Maybe[list[Mount]] = UNSET
    """Its mounts. Sources are looked for on the node the task runs on."""

    stop_signal: Maybe[str] = UNSET
    """Signal that asks it to stop. Default: the image's, else SIGTERM. New in API 1.28."""

    stop_grace_period: Maybe[int] = UNSET
    """Nanoseconds between the stop signal and SIGKILL. Default 10 s."""

    hosts: Maybe[list[str]] = UNSET
    """Lines for its /etc/hosts as `address name [name...]`. Mind the order, it differs from
    `extra_hosts`. New in API 1.27.
    """

    dns_config: Maybe[DNSConfig] = field(name="DNSConfig", default=UNSET)
    """DNS settings. Default: the node's."""

    secrets: Maybe[list[ContainerSpecSecret]] = UNSET
    """Secrets it gets as files. New in API 1.27."""

    configs: Maybe[list[ContainerSpecConfig]] = UNSET
    """Configs it gets as files. New in API 1.30."""

    isolation: Maybe[Open[ContainerSpecIsolation]] = UNSET
    """Windows only: how it is isolated. New in API 1.35."""

    init: Maybe[bool] = UNSET
    """True starts a small init process in it. None: as the node's daemon is configured. New in API
    1.38.
    """

    sysctls: Maybe[dict[str, str]] = UNSET
    """Namespaced kernel parameters to set in it. New in API 1.40."""

    capability_add: Maybe[list[str]] = UNSET
    """Linux capabilities to add to the default set, such as `CAP_NET_ADMIN`. New in API 1.41."""

    capability_drop: Maybe[list[str]] = UNSET
    """Linux capabilities to take from the default set. New in API 1.41."""

    ulimits: Maybe[list[Ulimit]] = UNSET
    """Process resource limits. A limit not listed is that of the node's daemon. New in API 1.41."""

    healthcheck: Maybe[HealthConfig] = UNSET
    """How to find out whether it works; a task that does not is replaced. Default: the image's check.
    New in API 1.27.
    """


class ContainerSpecConfig(Model, kw_only=True, rename="pascal"):
    """A config that a service's containers get.

    Set either `file` or `runtime`. New in API 1.30.
    """

    file: Maybe[ConfigFile] = UNSET
    """Where the file is and whose it is."""

    runtime: Maybe[JsonObject] = UNSET
    """Present, as an empty object, if the config is no file but is used by the task itself (Windows
    credentials). New in API 1.40.
    """

    config_id: Maybe[str] = field(name="ConfigID", default=UNSET)
    """Id of the config. Required."""

    config_name: Maybe[str] = UNSET
    """Name of the config; must belong to the id."""


class ContainerSpecConfigInfo(Model, kw_only=True, rename="pascal"):
    """A config that a service's containers get.

    Set either `file` or `runtime`. New in API 1.30.

    As the daemon reports it; `to_request()` gives the `ContainerSpecConfig` to send back.
    """

    file: ConfigFileInfo | None = None
    """Where the file is and whose it is."""

    runtime: JsonObject | None = None
    """Present, as an empty object, if the config is no file but is used by the task itself (Windows
    credentials). New in API 1.40.
    """

    config_id: str | None = field(name="ConfigID", default=None)
    """Id of the config. Required."""

    config_name: str | None = None
    """Name of the config; must belong to the id."""

    def to_request(self) -> ContainerSpecConfig:
        """The `ContainerSpecConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ContainerSpecConfig)


class ContainerSpecInfo(Model, kw_only=True, rename="pascal"):
    """The container that each task of a service runs.

    As the daemon reports it; `to_request()` gives the `ContainerSpec` to send back.
    """

    image: str | None = None
    """Name of the image; the daemon adds the digest it resolves the tag to."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the containers."""

    command: NullIsEmpty[list[str]] = []
    """The program that gets `args`; replaces the image's entrypoint."""

    args: NullIsEmpty[list[str]] = []
    """Arguments of the program; replace the image's command."""

    hostname: str | None = None
    """Host name. May hold a template such as `{{.Node.Hostname}}`. Default: the container's short id.
    New in API 1.27.
    """

    env: NullIsEmpty[list[str]] = []
    """Environment variables as `NAME=value`. Values may hold templates."""

    dir: str | None = None
    """Directory in which it runs. Default: the image's."""

    user: str | None = None
    """Who runs it, as in `ContainerConfig`. Default: the image's user."""

    groups: NullIsEmpty[list[str]] = []
    """More groups for its process, by name or gid. New in API 1.27."""

    privileges: PrivilegesInfo | None = None
    """Security settings. New in API 1.30."""

    tty: bool | None = field(name="TTY", default=None)
    """True gives it a terminal. Default false."""

    open_stdin: bool | None = None
    """True keeps stdin open. Default false. New in API 1.27."""

    read_only: bool | None = None
    """True mounts the root file system read-only. Default false. New in API 1.27."""

    mounts: NullIsEmpty[list[MountInfo]] = []
    """Its mounts. Sources are looked for on the node the task runs on."""

    stop_signal: str | None = None
    """Signal that asks it to stop. Default: the image's, else SIGTERM. New in API 1.28."""

    stop_grace_period: int | None = None
    """Nanoseconds between the stop signal and SIGKILL. Default 10 s."""

    hosts: NullIsEmpty[list[str]] = []
    """Lines for its /etc/hosts as `address name [name...]`. Mind the order, it differs from
    `extra_hosts`. New in API 1.27.
    """

    dns_config: DNSConfigInfo | None = field(name="DNSConfig", default=None)
    """DNS settings. Default: the node's."""

    secrets: NullIsEmpty[list[ContainerSpecSecretInfo]] = []
    """Secrets it gets as files. New in API 1.27."""

    configs: NullIsEmpty[list[ContainerSpecConfigInfo]] = []
    """Configs it gets as files. New in API 1.30."""

    isolation: Open[ContainerSpecIsolation] | None = None
    """Windows only: how it is isolated. New in API 1.35."""

    init: bool | None = None
    """True starts a small init process in it. None: as the node's daemon is configured. New in API
    1.38.
    """

    sysctls: NullIsEmpty[dict[str, str]] = {}
    """Namespaced kernel parameters to set in it. New in API 1.40."""

    capability_add: NullIsEmpty[list[str]] = []
    """Linux capabilities to add to the default set, such as `CAP_NET_ADMIN`. New in API 1.41."""

    capability_drop: NullIsEmpty[list[str]] = []
    """Linux capabilities to take from the default set. New in API 1.41."""

    ulimits: NullIsEmpty[list[UlimitInfo]] = []
    """Process resource limits. A limit not listed is that of the node's daemon. New in API 1.41."""

    healthcheck: HealthConfigInfo | None = None
    """How to find out whether it works; a task that does not is replaced. Default: the image's check.
    New in API 1.27.
    """

    def __post_init__(self) -> None:
        self.labels = self.labels or {}
        self.command = self.command or []
        self.args = self.args or []
        self.env = self.env or []
        self.groups = self.groups or []
        self.mounts = self.mounts or []
        self.hosts = self.hosts or []
        self.secrets = self.secrets or []
        self.configs = self.configs or []
        self.sysctls = self.sysctls or {}
        self.capability_add = self.capability_add or []
        self.capability_drop = self.capability_drop or []
        self.ulimits = self.ulimits or []

    def to_request(self) -> ContainerSpec:
        """The `ContainerSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ContainerSpec)


class ContainerSpecSecret(Model, kw_only=True, rename="pascal"):
    """A secret that a service's containers get as a file. New in API 1.27."""

    file: Maybe[SecretFile] = UNSET
    """Where the file is and whose it is."""

    secret_id: Maybe[str] = field(name="SecretID", default=UNSET)
    """Id of the secret. Required."""

    secret_name: Maybe[str] = UNSET
    """Name of the secret; must belong to the id."""


class ContainerSpecSecretInfo(Model, kw_only=True, rename="pascal"):
    """A secret that a service's containers get as a file. New in API 1.27.

    As the daemon reports it; `to_request()` gives the `ContainerSpecSecret` to send back.
    """

    file: SecretFileInfo | None = None
    """Where the file is and whose it is."""

    secret_id: str | None = field(name="SecretID", default=None)
    """Id of the secret. Required."""

    secret_name: str | None = None
    """Name of the secret; must belong to the id."""

    def to_request(self) -> ContainerSpecSecret:
        """The `ContainerSpecSecret` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ContainerSpecSecret)


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


class ContainerStatus(Model, kw_only=True, rename="pascal"):
    """Container of a task."""

    container_id: str = field(name="ContainerID", default="")
    """Id of the container."""

    pid: int = field(name="PID", default=0)
    """Process id on the node; 0 when it is not running."""

    exit_code: int = 0
    """Exit status; 0 while it has none."""


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


class CreateImageInfo(Model, kw_only=True, rename="camel"):
    """One message of a pull or an import."""

    id: str | None = None
    """What the message is about: a tag, or the short id of a layer. Empty for messages about the
    whole.
    """

    error: str | None = None
    """Text of the error that ended it. Deprecated in favour of `error_detail`; reading the stream
    raises `StreamError` anyway.
    """

    error_detail: ErrorDetail | None = None
    """The error that ended it; reading the stream raises it as `StreamError`."""

    status: str | None = None
    """What is happening, such as `Downloading` or `Pull complete`. The id of an imported image also
    comes this way.
    """

    progress: str | None = None
    """Progress bar as text. Deprecated in favour of `progress_detail`."""

    progress_detail: ProgressDetail | None = None
    """How far the step has come. An empty object or None if it cannot be measured."""

    stream: str | None = None
    """Output to be printed as it is. Not used by the daemons we know."""

    aux: JsonValue | None = None
    """A result for programs. Not used by the daemons we know."""


class CredentialSpec(Model, kw_only=True, rename="pascal"):
    """Windows credentials for a managed service account; exactly one of the fields is set.

    New in API 1.30.
    """

    config: Maybe[str] = UNSET
    """Id of the swarm config that holds them. That config must also be listed in `configs`, for
    runtime use. New in API 1.40.
    """

    file: Maybe[str] = UNSET
    """File on the node that holds them, in the daemon's `CredentialSpecs` directory."""

    registry: Maybe[str] = UNSET
    """Value in the node's Windows registry that holds them."""


class CredentialSpecInfo(Model, kw_only=True, rename="pascal"):
    """Windows credentials for a managed service account; exactly one of the fields is set.

    New in API 1.30.

    As the daemon reports it; `to_request()` gives the `CredentialSpec` to send back.
    """

    config: str | None = None
    """Id of the swarm config that holds them. That config must also be listed in `configs`, for
    runtime use. New in API 1.40.
    """

    file: str | None = None
    """File on the node that holds them, in the daemon's `CredentialSpecs` directory."""

    registry: str | None = None
    """Value in the node's Windows registry that holds them."""

    def to_request(self) -> CredentialSpec:
        """The `CredentialSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, CredentialSpec)


class DNSConfig(Model, kw_only=True, rename="pascal"):
    """DNS settings of a service's containers."""

    nameservers: Maybe[list[str]] = UNSET
    """IP addresses of DNS servers."""

    search: Maybe[list[str]] = UNSET
    """DNS search domains."""

    options: Maybe[list[str]] = UNSET
    """Resolver options, as in resolv.conf."""


class DNSConfigInfo(Model, kw_only=True, rename="pascal"):
    """DNS settings of a service's containers.

    As the daemon reports it; `to_request()` gives the `DNSConfig` to send back.
    """

    nameservers: NullIsEmpty[list[str]] = []
    """IP addresses of DNS servers."""

    search: NullIsEmpty[list[str]] = []
    """DNS search domains."""

    options: NullIsEmpty[list[str]] = []
    """Resolver options, as in resolv.conf."""

    def __post_init__(self) -> None:
        self.nameservers = self.nameservers or []
        self.search = self.search or []
        self.options = self.options or []

    def to_request(self) -> DNSConfig:
        """The `DNSConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, DNSConfig)


class DefaultAddressPool(Model, kw_only=True, rename="pascal"):
    """A range of addresses from which networks get their subnets. New in API 1.41."""

    base: str = ""
    """The range in CIDR form, such as `10.10.0.0/16`."""

    size: int = 0
    """Prefix length of the subnets cut from it, such as 24."""


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


class DiscreteResourceSpec(Model, kw_only=True, rename="pascal"):
    """A number of pieces of a resource. New in API 1.32."""

    kind: Maybe[str] = UNSET
    """Name of the resource, such as `SSD`."""

    value: Maybe[int] = UNSET
    """How many pieces."""


class DiscreteResourceSpecInfo(Model, kw_only=True, rename="pascal"):
    """A number of pieces of a resource. New in API 1.32.

    As the daemon reports it; `to_request()` gives the `DiscreteResourceSpec` to send back.
    """

    kind: str | None = None
    """Name of the resource, such as `SSD`."""

    value: int | None = None
    """How many pieces."""

    def to_request(self) -> DiscreteResourceSpec:
        """The `DiscreteResourceSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, DiscreteResourceSpec)


class DispatcherConfig(Model, kw_only=True, rename="pascal"):
    """Settings for the managers' contact with nodes."""

    heartbeat_period: Maybe[int] = UNSET
    """How often a node reports to a manager, in nanoseconds. Default 5 s."""


class DispatcherConfigInfo(Model, kw_only=True, rename="pascal"):
    """Settings for the managers' contact with nodes.

    As the daemon reports it; `to_request()` gives the `DispatcherConfig` to send back.
    """

    heartbeat_period: int | None = None
    """How often a node reports to a manager, in nanoseconds. Default 5 s."""

    def to_request(self) -> DispatcherConfig:
        """The `DispatcherConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, DispatcherConfig)


class DistributionInspect(Model, kw_only=True, rename="pascal"):
    """What a registry says about an image. New in API 1.30."""

    descriptor: OCIDescriptor = field(default_factory=lambda: OCIDescriptor())
    """Descriptor of the manifest or index that the name stands for."""

    platforms: NullIsEmpty[list[OCIPlatformInfo]] = []
    """Platforms the image exists for."""

    def __post_init__(self) -> None:
        self.platforms = self.platforms or []


class Driver(Model, kw_only=True, rename="pascal"):
    """A driver and its options."""

    name: str
    """Name of the driver."""

    options: Maybe[dict[str, str]] = UNSET
    """Options of the driver."""


class DriverData(Model, kw_only=True, rename="pascal"):
    """Where a storage driver keeps a file system. What it says differs from driver to driver."""

    name: str = ""
    """Name of the storage driver, such as `overlay2`."""

    data: NullIsEmpty[dict[str, str]] = {}
    """Details, such as the driver's directories. Empty when it tells none."""

    def __post_init__(self) -> None:
        self.data = self.data or {}


class DriverInfo(Model, kw_only=True, rename="pascal"):
    """A driver and its options.

    As the daemon reports it; `to_request()` gives the `Driver` to send back.
    """

    name: str = ""
    """Name of the driver."""

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver."""

    def __post_init__(self) -> None:
        self.options = self.options or {}

    def to_request(self) -> Driver:
        """The `Driver` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Driver)


class EncryptionConfig(Model, kw_only=True, rename="pascal"):
    """Settings for encrypting what managers store."""

    auto_lock_managers: Maybe[bool] = UNSET
    """True locks managers when they restart, until someone gives them the unlock key. Default false.
    """


class EncryptionConfigInfo(Model, kw_only=True, rename="pascal"):
    """Settings for encrypting what managers store.

    As the daemon reports it; `to_request()` gives the `EncryptionConfig` to send back.
    """

    auto_lock_managers: bool | None = None
    """True locks managers when they restart, until someone gives them the unlock key. Default false.
    """

    def to_request(self) -> EncryptionConfig:
        """The `EncryptionConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EncryptionConfig)


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


class EndpointPortConfig(Model, kw_only=True, rename="pascal"):
    """A published port of a service."""

    name: Maybe[str] = UNSET
    """Name of the port. Normally empty."""

    protocol: Maybe[Open[EndpointPortProtocol]] = UNSET
    """Protocol. Default `tcp`."""

    target_port: Maybe[int] = UNSET
    """Port in the containers."""

    published_port: Maybe[int] = UNSET
    """Port on the nodes. 0 or absent: the swarm picks one from 30000 on."""

    publish_mode: Maybe[Open[EndpointPublishMode]] = UNSET
    """On which nodes it is published. Default `ingress`. New in API 1.34."""


class EndpointPortConfigInfo(Model, kw_only=True, rename="pascal"):
    """A published port of a service.

    As the daemon reports it; `to_request()` gives the `EndpointPortConfig` to send back.
    """

    name: str | None = None
    """Name of the port. Normally empty."""

    protocol: Open[EndpointPortProtocol] | None = None
    """Protocol. Default `tcp`."""

    target_port: int | None = None
    """Port in the containers."""

    published_port: int | None = None
    """Port on the nodes. 0 or absent: the swarm picks one from 30000 on."""

    publish_mode: Open[EndpointPublishMode] | None = None
    """On which nodes it is published. Default `ingress`. New in API 1.34."""

    def to_request(self) -> EndpointPortConfig:
        """The `EndpointPortConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EndpointPortConfig)


class EndpointResource(Model, kw_only=True, rename="pascal"):
    """A container attached to a network, as the network shows it."""

    name: str = ""
    """Name of the container. New in API 1.30."""

    endpoint_id: str = field(name="EndpointID", default="")
    """Id of its endpoint."""

    mac_address: str = ""
    """Its MAC address in the network."""

    ipv4_address: str = field(name="IPv4Address", default="")
    """Its IPv4 address with prefix length, such as `172.20.0.2/16`. Empty if it has none."""

    ipv6_address: str = field(name="IPv6Address", default="")
    """Its IPv6 address with prefix length. Empty if it has none."""


class EndpointSettings(Model, kw_only=True, rename="pascal"):
    """A container's endpoint in a network.

    Ids and addresses are filled in by the daemon while the container runs; in requests it ignores
    them, except for `ipam_config` and `mac_address`.
    """

    ipam_config: Maybe[EndpointIPAMConfig] = field(name="IPAMConfig", default=UNSET)
    """Addresses the endpoint asks for. None: any."""

    links: Maybe[list[str]] = UNSET
    """Legacy links to other containers, as `container:alias`, valid in this network."""

    mac_address: Maybe[str] = UNSET
    """MAC address. A request may ask for one since API 1.44; empty while the container does not run.
    """

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

    driver_opts: Maybe[dict[str, str]] = UNSET
    """Options for the network driver. New in API 1.32."""

    dns_names: Maybe[list[str]] = field(name="DNSNames", default=UNSET)
    """All names by which other containers in the network find this one: its name, aliases, short id
    and host name. New in API 1.44.
    """


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

    mac_address: str = ""
    """MAC address. A request may ask for one since API 1.44; empty while the container does not run.
    """

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

    driver_opts: NullIsEmpty[dict[str, str]] = {}
    """Options for the network driver. New in API 1.32."""

    dns_names: NullIsEmpty[list[str]] = field(name="DNSNames", default=[])
    """All names by which other containers in the network find this one: its name, aliases, short id
    and host name. New in API 1.44.
    """

    def __post_init__(self) -> None:
        self.links = self.links or []
        self.aliases = self.aliases or []
        self.driver_opts = self.driver_opts or {}
        self.dns_names = self.dns_names or []

    def to_request(self) -> EndpointSettings:
        """The `EndpointSettings` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EndpointSettings)


class EndpointSpec(Model, kw_only=True, rename="pascal"):
    """How a service is to be reached."""

    mode: Maybe[Open[EndpointMode]] = UNSET
    """How its name is resolved in its networks. Default `vip`."""

    ports: Maybe[list[EndpointPortConfig]] = UNSET
    """Ports to publish."""


class EndpointSpecInfo(Model, kw_only=True, rename="pascal"):
    """How a service is to be reached.

    As the daemon reports it; `to_request()` gives the `EndpointSpec` to send back.
    """

    mode: Open[EndpointMode] | None = None
    """How its name is resolved in its networks. Default `vip`."""

    ports: NullIsEmpty[list[EndpointPortConfigInfo]] = []
    """Ports to publish."""

    def __post_init__(self) -> None:
        self.ports = self.ports or []

    def to_request(self) -> EndpointSpec:
        """The `EndpointSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, EndpointSpec)


class EngineDescription(Model, kw_only=True, rename="pascal"):
    """The daemon of a node."""

    engine_version: str | None = None
    """Its version."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    plugins: NullIsEmpty[list[EnginePlugin]] = []
    """Its plugins."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}
        self.plugins = self.plugins or []


class EnginePlugin(Model, kw_only=True, rename="pascal"):
    """A plugin of a node's daemon."""

    type: str = ""
    """What it does, such as `Network` or `Volume`."""

    name: str = ""
    """Its name."""


class ErrorDetail(Model, kw_only=True):
    """An error that happened after the daemon began its answer."""

    code: int | None = None
    """A number, for example the exit status of a failed build step. Absent for most errors."""

    message: str | None = None
    """The error in words."""


class ErrorResponse(Model, kw_only=True):
    """What the daemon says when a request fails. The client raises it as an exception."""

    message: str = ""
    """The error in words."""


class EventActor(Model, kw_only=True, rename="pascal"):
    """The object of an event."""

    id: str = field(name="ID", default="")
    """Its id; for images and volumes the name."""

    attributes: NullIsEmpty[dict[str, str]] = {}
    """More about it: its name, its labels, and what belongs to the action, such as `exitCode` or
    `signal`.
    """

    def __post_init__(self) -> None:
        self.attributes = self.attributes or {}


class EventMessage(Model, kw_only=True, rename="camel"):
    """Something that happened to an object of the daemon or the swarm."""

    type: Open[EventType] = field(name="Type", default="")
    """Kind of object it happened to."""

    action: str = field(name="Action", default="")
    """What happened, such as `create`, `start`, `die` or `exec_create: ls`; which actions there are
    depends on the kind of object.
    """

    actor: EventActor = field(name="Actor", default_factory=lambda: EventActor())
    """The object."""

    scope: Open[EventScope] | None = None
    """Where it happened: on this node or in the swarm. New in API 1.30."""

    time: int = 0
    """When it happened, in seconds since 1970."""

    time_nano: int = 0
    """When it happened, in nanoseconds since 1970."""

    status: str | None = None
    """The same as `action`, for containers and images, under its old name."""

    id: str | None = None
    """The same as the actor's id, for containers and images, under its old name."""

    from_: str | None = None
    """Image of the container it happened to. The actor's attributes have it too."""


class ExecInspectResponse(Model, kw_only=True, rename="pascal"):
    """State of an exec instance. The daemon forgets it some time after the process ended."""

    can_remove: bool = False
    """True once the daemon may forget the instance. New in API 1.36."""

    detach_keys: bytes | None = None
    """Keys that detach the client, as bytes. Normally empty. New in API 1.36."""

    id: str = field(name="ID", default="")
    """Id of the instance."""

    running: bool = False
    """True while the process runs."""

    exit_code: int | None = None
    """Exit status of the process. None until it has exited."""

    process_config: ProcessConfig = field(default_factory=lambda: ProcessConfig())
    """The process."""

    open_stdin: bool = False
    """True if stdin is connected."""

    open_stderr: bool = False
    """True if stderr is connected."""

    open_stdout: bool = False
    """True if stdout is connected."""

    container_id: str = field(name="ContainerID", default="")
    """Id of the container."""

    pid: int = 0
    """Process id on the host; 0 if it is not known yet."""


class ExternalCA(Model, kw_only=True, rename="pascal"):
    """An external authority that signs node certificates."""

    protocol: Maybe[Open[ExternalCAProtocol]] = UNSET
    """Protocol it speaks. Default `cfssl`."""

    url: Maybe[str] = field(name="URL", default=UNSET)
    """Where signing requests are sent."""

    options: Maybe[dict[str, str]] = UNSET
    """Options of the protocol."""

    ca_cert: Maybe[str] = field(name="CACert", default=UNSET)
    """Root certificate it signs with, in PEM form. Default: the swarm's current one. New in API 1.30.
    """


class ExternalCAInfo(Model, kw_only=True, rename="pascal"):
    """An external authority that signs node certificates.

    As the daemon reports it; `to_request()` gives the `ExternalCA` to send back.
    """

    protocol: Open[ExternalCAProtocol] | None = None
    """Protocol it speaks. Default `cfssl`."""

    url: str | None = field(name="URL", default=None)
    """Where signing requests are sent."""

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the protocol."""

    ca_cert: str | None = field(name="CACert", default=None)
    """Root certificate it signs with, in PEM form. Default: the swarm's current one. New in API 1.30.
    """

    def __post_init__(self) -> None:
        self.options = self.options or {}

    def to_request(self) -> ExternalCA:
        """The `ExternalCA` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ExternalCA)


class FilesystemChange(Model, kw_only=True, rename="pascal"):
    """A path of a container that differs from its image."""

    path: str = ""
    """Absolute path in the container."""

    kind: OpenInt[ChangeType] = 0
    """What happened to it."""


class GenericResource(Model, kw_only=True, rename="pascal"):
    """A resource under a name that users chose; exactly one of the fields is set.

    New in API 1.32.
    """

    named_resource_spec: Maybe[NamedResourceSpec] = UNSET
    """One particular piece."""

    discrete_resource_spec: Maybe[DiscreteResourceSpec] = UNSET
    """A number of pieces that are all alike."""


class GenericResourceInfo(Model, kw_only=True, rename="pascal"):
    """A resource under a name that users chose; exactly one of the fields is set.

    New in API 1.32.

    As the daemon reports it; `to_request()` gives the `GenericResource` to send back.
    """

    named_resource_spec: NamedResourceSpecInfo | None = None
    """One particular piece."""

    discrete_resource_spec: DiscreteResourceSpecInfo | None = None
    """A number of pieces that are all alike."""

    def to_request(self) -> GenericResource:
        """The `GenericResource` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, GenericResource)


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

    start_interval: Maybe[int] = UNSET
    """Time between checks during the start period, in nanoseconds. Default 5 s. New in API 1.44."""


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

    start_interval: int | None = None
    """Time between checks during the start period, in nanoseconds. Default 5 s. New in API 1.44."""

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

    console_size: Maybe[list[int]] = UNSET
    """First size of the terminal as `[height, width]` in characters. Used with `tty`; Windows only
    before API 1.42.
    """

    annotations: Maybe[dict[str, str]] = UNSET
    """Free metadata handed to the OCI runtime and shown in inspect; not used for filtering. New in API
    1.43.
    """

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

    console_size: NullIsEmpty[list[int]] = []
    """First size of the terminal as `[height, width]` in characters. Used with `tty`; Windows only
    before API 1.42.
    """

    annotations: NullIsEmpty[dict[str, str]] = {}
    """Free metadata handed to the OCI runtime and shown in inspect; not used for filtering. New in API
    1.43.
    """

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
        self.console_size = self.console_size or []
        self.annotations = self.annotations or {}
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

    def to_request(self) -> HostConfig:
        """The `HostConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, HostConfig)


class IDResponse(Model, kw_only=True, rename="pascal"):
    """Id of an object that was created."""

    id: str = ""
    """The id."""


class IPAM(Model, kw_only=True, rename="pascal"):
    """How a network's IP addresses are managed."""

    driver: Maybe[str] = UNSET
    """IPAM driver. Default `default`."""

    config: Maybe[list[IPAMConfig]] = UNSET
    """Subnets of the network. Empty: the daemon picks one from its address pools."""

    options: Maybe[dict[str, str]] = UNSET
    """Options of the IPAM driver."""


class IPAMConfig(Model, kw_only=True, rename="pascal"):
    """A subnet of a network."""

    subnet: Maybe[str] = UNSET
    """The subnet in CIDR form, such as `172.20.0.0/16`."""

    ip_range: Maybe[str] = field(name="IPRange", default=UNSET)
    """Part of the subnet, in CIDR form, from which containers get addresses. Default: all of it."""

    gateway: Maybe[str] = UNSET
    """Address of the gateway. Default: one the daemon picks in the subnet, normally the first."""

    auxiliary_addresses: Maybe[dict[str, str]] = UNSET
    """Addresses that are in use by other things and must not be given out, by a name for each."""


class IPAMConfigInfo(Model, kw_only=True, rename="pascal"):
    """A subnet of a network.

    As the daemon reports it; `to_request()` gives the `IPAMConfig` to send back.
    """

    subnet: str | None = None
    """The subnet in CIDR form, such as `172.20.0.0/16`."""

    ip_range: str | None = field(name="IPRange", default=None)
    """Part of the subnet, in CIDR form, from which containers get addresses. Default: all of it."""

    gateway: str | None = None
    """Address of the gateway. Default: one the daemon picks in the subnet, normally the first."""

    auxiliary_addresses: NullIsEmpty[dict[str, str]] = {}
    """Addresses that are in use by other things and must not be given out, by a name for each."""

    def __post_init__(self) -> None:
        self.auxiliary_addresses = self.auxiliary_addresses or {}

    def to_request(self) -> IPAMConfig:
        """The `IPAMConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, IPAMConfig)


class IPAMInfo(Model, kw_only=True, rename="pascal"):
    """How a network's IP addresses are managed.

    As the daemon reports it; `to_request()` gives the `IPAM` to send back.
    """

    driver: str = ""
    """IPAM driver. Default `default`."""

    config: NullIsEmpty[list[IPAMConfigInfo]] = []
    """Subnets of the network. Empty: the daemon picks one from its address pools."""

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the IPAM driver."""

    def __post_init__(self) -> None:
        self.config = self.config or []
        self.options = self.options or {}

    def to_request(self) -> IPAM:
        """The `IPAM` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, IPAM)


class ImageConfig(Model, kw_only=True, rename="pascal"):
    """Defaults that an image gives to containers made from it."""

    hostname: str = ""
    """Not used in images; always empty."""

    domainname: str = ""
    """Not used in images; always empty."""

    user: str = ""
    """Who runs the command: `user`, `uid`, `user:group` or `uid:gid`. Empty: root."""

    attach_stdin: bool = False
    """Not used in images; always false."""

    attach_stdout: bool = False
    """Not used in images; always false."""

    attach_stderr: bool = False
    """Not used in images; always false."""

    exposed_ports: NullIsEmpty[dict[str, JsonObject]] = {}
    """Ports that containers listen on, as keys `port/protocol` with empty objects as values."""

    tty: bool = False
    """Not used in images; always false."""

    open_stdin: bool = False
    """Not used in images; always false."""

    stdin_once: bool = False
    """Not used in images; always false."""

    env: NullIsEmpty[list[str]] = []
    """Environment variables as `NAME=value`."""

    cmd: NullIsEmpty[list[str]] = []
    """Default command, or default arguments of the entrypoint."""

    healthcheck: HealthConfigInfo | None = None
    """How to find out whether a container works."""

    args_escaped: bool | None = None
    """Windows only: the command line is escaped already."""

    image: str = ""
    """Not used in images; always empty."""

    volumes: NullIsEmpty[dict[str, JsonObject]] = {}
    """Paths that get an anonymous volume in every container, as keys with empty objects as values.
    """

    working_dir: str = ""
    """Directory in which the command runs. Empty: `/`."""

    entrypoint: NullIsEmpty[list[str]] = []
    """The program that gets the command as its arguments."""

    network_disabled: bool | None = None
    """Not used in images; always false."""

    mac_address: str | None = None
    """Not used in images; always empty."""

    on_build: NullIsEmpty[list[str]] = []
    """Instructions that a build runs when it starts from this image."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the image."""

    stop_signal: str | None = None
    """Signal that asks a container to stop. Empty: SIGTERM."""

    stop_timeout: int | None = None
    """Not used in images; always None."""

    shell: NullIsEmpty[list[str]] = []
    """The shell for shell-form instructions, as a list of words."""

    def __post_init__(self) -> None:
        self.exposed_ports = self.exposed_ports or {}
        self.env = self.env or []
        self.cmd = self.cmd or []
        self.volumes = self.volumes or {}
        self.entrypoint = self.entrypoint or []
        self.on_build = self.on_build or []
        self.labels = self.labels or {}
        self.shell = self.shell or []


class ImageDeleteResponseItem(Model, kw_only=True, rename="pascal"):
    """One thing that removing an image did; exactly one of the fields is set."""

    untagged: str | None = None
    """A name or digest that was removed."""

    deleted: str | None = None
    """Id of an image or layer that was removed."""


class ImageHistoryResponseItem(Model, kw_only=True, rename="pascal"):
    """One step in the making of an image."""

    id: str = ""
    """Id of the image after this step, or `<missing>` if that image is not in the local store."""

    created: int = 0
    """When the step was made, in seconds since 1970."""

    created_by: str = ""
    """The instruction or command that made it."""

    tags: NullIsEmpty[list[str]] = []
    """Names that the image after this step has."""

    size: int = 0
    """Bytes the step added; 0 for steps that only change metadata."""

    comment: str = ""
    """Comment on the step, such as the builder's name."""

    def __post_init__(self) -> None:
        self.tags = self.tags or []


class ImageID(Model, kw_only=True):
    """Id of an image that was built."""

    id: str = field(name="ID", default="")
    """The id, a digest."""


class ImageInspect(Model, kw_only=True, rename="pascal"):
    """Everything the daemon knows about one image."""

    id: str = ""
    """The image's id, a digest: of its configuration, or with the containerd image store of its index
    or manifest.
    """

    repo_tags: NullIsEmpty[list[str]] = []
    """Names it has in the local store, as `name:tag`. Empty for an untagged image."""

    repo_digests: NullIsEmpty[list[str]] = []
    """Digests under which registries know it, as `name@digest`. Without the containerd image store,
    empty until it is pulled or pushed.
    """

    parent: str = ""
    """Id of the image it was built on. Empty unless the classic builder or a commit made it here.
    """

    comment: str = ""
    """Message given when it was committed or imported."""

    created: Timestamp | None = None
    """When it was built. Empty or missing if the image does not say."""

    docker_version: str = ""
    """Version of the engine that built it. Often empty."""

    author: str = ""
    """Author given when it was built or committed."""

    config: ImageConfig | None = None
    """Defaults for containers made from it. None if the image has none."""

    architecture: str = ""
    """Hardware architecture it is for, such as `amd64`."""

    variant: str | None = None
    """Variant of the architecture, such as `v7`. Empty if there is none. New in API 1.39."""

    os: str = ""
    """Operating system it is for, such as `linux`."""

    os_version: str | None = None
    """Version of the operating system. Windows images only. New in API 1.28."""

    size: int = 0
    """Size in bytes, layers shared with other images included."""

    graph_driver: DriverData = field(default_factory=lambda: DriverData())
    """Where its file system is, as the storage driver sees it."""

    root_fs: ImageRootFS = field(name="RootFS", default_factory=lambda: ImageRootFS())
    """The layers it consists of."""

    metadata: ImageMetadata = field(default_factory=lambda: ImageMetadata())
    """Facts about it that only this daemon knows. New in API 1.31."""

    def __post_init__(self) -> None:
        self.repo_tags = self.repo_tags or []
        self.repo_digests = self.repo_digests or []


class ImageMetadata(Model, kw_only=True, rename="pascal"):
    """Facts about an image that are not part of it. New in API 1.31."""

    last_tag_time: Timestamp | None = None
    """When it last got a tag here; the zero time if never."""


class ImagePruneResponse(Model, kw_only=True, rename="pascal"):
    """Images that pruning removed."""

    images_deleted: NullIsEmpty[list[ImageDeleteResponseItem]] = []
    """What was untagged and deleted, in order."""

    space_reclaimed: int = 0
    """Bytes of disk space that became free."""

    def __post_init__(self) -> None:
        self.images_deleted = self.images_deleted or []


class ImageRootFS(Model, kw_only=True, rename="pascal"):
    """The layers an image consists of."""

    type: str = ""
    """Kind of file system, normally `layers`."""

    layers: NullIsEmpty[list[str]] = []
    """Digests of the uncompressed layers, the lowest first."""

    def __post_init__(self) -> None:
        self.layers = self.layers or []


class ImageSearchResult(Model, kw_only=True):
    """A repository found by a search on Docker Hub."""

    description: str = ""
    """What its owner says about it."""

    is_official: bool = False
    """True for Docker's official images."""

    is_automated: bool = False
    """True for automated builds; Docker Hub no longer has them and always says false."""

    name: str = ""
    """Name of the repository."""

    star_count: int = 0
    """How many users have starred it."""


class ImageSummary(Model, kw_only=True, rename="pascal"):
    """An image as lists show it."""

    id: str = ""
    """The image's id, a digest."""

    parent_id: str = ""
    """Id of the image it was built on. Empty unless the classic builder or a commit made it here.
    """

    repo_tags: NullIsEmpty[list[str]] = []
    """Names it has in the local store, as `name:tag`. Before API 1.43 an untagged image has
    `<none>:<none>` here.
    """

    repo_digests: NullIsEmpty[list[str]] = []
    """Digests under which registries know it, as `name@digest`. Before API 1.43 an image without any
    may have `<none>@<none>` here.
    """

    created: int = 0
    """When it was built, in seconds since 1970."""

    size: int = 0
    """Size in bytes, layers shared with other images included."""

    shared_size: int = 0
    """Bytes it shares with other images; -1 if not computed."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    containers: int = 0
    """How many containers use it, stopped ones too; -1 if not counted."""

    def __post_init__(self) -> None:
        self.repo_tags = self.repo_tags or []
        self.repo_digests = self.repo_digests or []
        self.labels = self.labels or {}


class IndexInfo(Model, kw_only=True, rename="pascal"):
    """What the daemon knows about one registry."""

    name: str = ""
    """The registry, such as `docker.io`."""

    mirrors: NullIsEmpty[list[str]] = []
    """Its mirrors, in the order they are tried."""

    secure: bool = False
    """False if it may be talked to without valid TLS."""

    official: bool = False
    """True for Docker Hub."""

    def __post_init__(self) -> None:
        self.mirrors = self.mirrors or []


class JobStatus(Model, kw_only=True, rename="pascal"):
    """State of a service that is a job. New in API 1.41."""

    job_iteration: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Number of the run; it grows each time the job is run again."""

    last_execution: Timestamp | None = None
    """When the job was last started."""


class JoinTokens(Model, kw_only=True, rename="pascal"):
    """Tokens that machines need to join the swarm. Keep them secret."""

    worker: str = ""
    """Token for joining as a worker."""

    manager: str = ""
    """Token for joining as a manager."""


class Limit(Model, kw_only=True, rename="pascal"):
    """What a task may use at most. 0 or absent: no limit."""

    nano_cpus: Maybe[int] = field(name="NanoCPUs", default=UNSET)
    """CPU time in billionths of a CPU: 500000000 is half a CPU."""

    memory_bytes: Maybe[int] = UNSET
    """Memory in bytes."""

    pids: Maybe[int] = UNSET
    """Processes and threads. New in API 1.41."""


class LimitInfo(Model, kw_only=True, rename="pascal"):
    """What a task may use at most. 0 or absent: no limit.

    As the daemon reports it; `to_request()` gives the `Limit` to send back.
    """

    nano_cpus: int | None = field(name="NanoCPUs", default=None)
    """CPU time in billionths of a CPU: 500000000 is half a CPU."""

    memory_bytes: int | None = None
    """Memory in bytes."""

    pids: int | None = None
    """Processes and threads. New in API 1.41."""

    def to_request(self) -> Limit:
        """The `Limit` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Limit)


class LoadImageInfo(Model, kw_only=True, rename="camel"):
    """One message of loading images: a line of output, or progress."""

    id: str | None = None
    """The layer that the progress is about."""

    stream: str | None = None
    """Output to be printed as it is, such as the name of an image that was loaded."""

    status: str | None = None
    """What is happening, such as `Loading layer`."""

    progress_detail: ProgressDetail | None = None
    """How far the layer has come."""

    error_detail: ErrorDetail | None = None
    """What failed. Streams raise it as an error."""

    progress: str | None = None
    """Progress bar as text. Deprecated in favour of `progress_detail`."""

    error: str | None = None
    """What failed, as text. Deprecated in favour of `error_detail`."""


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


class ManagerStatus(Model, kw_only=True, rename="pascal"):
    """State of a node as a manager."""

    leader: bool = False
    """True for the leader of the managers."""

    reachability: Open[Reachability] = ""
    """Whether the other managers can reach it."""

    addr: str = ""
    """Address and port for other nodes."""


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

    cluster_options: Maybe[JsonObject] = UNSET
    """Only for type `cluster`; has no member yet. New in API 1.42."""


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

    cluster_options: JsonObject | None = None
    """Only for type `cluster`; has no member yet. New in API 1.42."""

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


class NamedResourceSpec(Model, kw_only=True, rename="pascal"):
    """One particular piece of a resource. New in API 1.32."""

    kind: Maybe[str] = UNSET
    """Name of the resource, such as `GPU`."""

    value: Maybe[str] = UNSET
    """Which piece it is."""


class NamedResourceSpecInfo(Model, kw_only=True, rename="pascal"):
    """One particular piece of a resource. New in API 1.32.

    As the daemon reports it; `to_request()` gives the `NamedResourceSpec` to send back.
    """

    kind: str | None = None
    """Name of the resource, such as `GPU`."""

    value: str | None = None
    """Which piece it is."""

    def to_request(self) -> NamedResourceSpec:
        """The `NamedResourceSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, NamedResourceSpec)


class NetworkAttachment(Model, kw_only=True, rename="pascal"):
    """A network that a task is attached to."""

    network: SwarmNetwork = field(default_factory=lambda: SwarmNetwork())
    """The network."""

    addresses: NullIsEmpty[list[str]] = []
    """The task's addresses in it, with prefix length."""

    def __post_init__(self) -> None:
        self.addresses = self.addresses or []


class NetworkAttachmentConfig(Model, kw_only=True, rename="pascal"):
    """A network that tasks are attached to."""

    target: Maybe[str] = UNSET
    """Id or name of the network."""

    aliases: Maybe[list[str]] = UNSET
    """More names by which the service is found in it."""

    driver_opts: Maybe[dict[str, str]] = UNSET
    """Options for the network driver. New in API 1.39."""


class NetworkAttachmentConfigInfo(Model, kw_only=True, rename="pascal"):
    """A network that tasks are attached to.

    As the daemon reports it; `to_request()` gives the `NetworkAttachmentConfig` to send back.
    """

    target: str | None = None
    """Id or name of the network."""

    aliases: NullIsEmpty[list[str]] = []
    """More names by which the service is found in it."""

    driver_opts: NullIsEmpty[dict[str, str]] = {}
    """Options for the network driver. New in API 1.39."""

    def __post_init__(self) -> None:
        self.aliases = self.aliases or []
        self.driver_opts = self.driver_opts or {}

    def to_request(self) -> NetworkAttachmentConfig:
        """The `NetworkAttachmentConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, NetworkAttachmentConfig)


class NetworkAttachmentSpec(Model, kw_only=True):
    """Stands for a container outside of services that is attached to a swarm network.

    New in API 1.38.
    """

    container_id: Maybe[str] = field(name="ContainerID", default=UNSET)
    """Id of the container."""


class NetworkAttachmentSpecInfo(Model, kw_only=True):
    """Stands for a container outside of services that is attached to a swarm network.

    New in API 1.38.

    As the daemon reports it; `to_request()` gives the `NetworkAttachmentSpec` to send back.
    """

    container_id: str | None = field(name="ContainerID", default=None)
    """Id of the container."""

    def to_request(self) -> NetworkAttachmentSpec:
        """The `NetworkAttachmentSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, NetworkAttachmentSpec)


class NetworkCreateResponse(Model, kw_only=True, rename="pascal"):
    """The network that was created."""

    id: str = ""
    """Its id."""

    warning: str = ""
    """What the daemon did not like. Empty if nothing."""


class NetworkInspect(Model, kw_only=True, rename="pascal"):
    """Everything the daemon knows about one network."""

    name: str = ""
    """Its name. Several networks can have the same name on old daemons."""

    id: str = ""
    """Its id."""

    created: Timestamp = Timestamp("")
    """When it was created."""

    scope: str = ""
    """Where it exists: `local` (this daemon), `swarm` (all nodes), `global`."""

    driver: str = ""
    """Network driver, such as `bridge` or `overlay`."""

    enable_ipv6: bool = field(name="EnableIPv6", default=False)
    """True if its containers get IPv6 addresses."""

    ipam: IPAMInfo = field(name="IPAM", default_factory=lambda: IPAMInfo())
    """How addresses are managed."""

    internal: bool = False
    """True if it has no route to the outside."""

    attachable: bool = False
    """True if containers outside of services can be attached to it. Matters for swarm networks; other
    networks always can. New in API 1.27.
    """

    ingress: bool = False
    """True for the network that carries the swarm's routing mesh. New in API 1.29."""

    config_from: ConfigReferenceInfo = field(default_factory=lambda: ConfigReferenceInfo())
    """The network that its configuration comes from. Its name is empty if there is none. New in API
    1.41.
    """

    config_only: bool = False
    """True if it only holds configuration for other networks and cannot be used itself. New in API
    1.41.
    """

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    peers: NullIsEmpty[list[PeerInfo]] = []
    """Nodes of the swarm that take part in it. Only for overlay networks. New in API 1.41."""

    containers: NullIsEmpty[dict[str, EndpointResource]] = {}
    """Containers attached to it on this node, by id. A container that is not running is not attached.
    """

    services: NullIsEmpty[dict[str, ServiceInfo]] = {}
    """Services attached to it, by name, with their tasks. Only for swarm networks, and when asked for
    verbosely. New in API 1.28.
    """

    def __post_init__(self) -> None:
        self.options = self.options or {}
        self.labels = self.labels or {}
        self.peers = self.peers or []
        self.containers = self.containers or {}
        self.services = self.services or {}


class NetworkPruneResponse(Model, kw_only=True, rename="pascal"):
    """Networks that pruning removed."""

    networks_deleted: NullIsEmpty[list[str]] = []
    """Names of the removed networks."""

    def __post_init__(self) -> None:
        self.networks_deleted = self.networks_deleted or []


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


class NetworkSummary(Model, kw_only=True, rename="pascal"):
    """A network as lists show it: without containers and services."""

    name: str = ""
    """Its name. Several networks can have the same name on old daemons."""

    id: str = ""
    """Its id."""

    created: Timestamp = Timestamp("")
    """When it was created."""

    scope: str = ""
    """Where it exists: `local` (this daemon), `swarm` (all nodes), `global`."""

    driver: str = ""
    """Network driver, such as `bridge` or `overlay`."""

    enable_ipv6: bool = field(name="EnableIPv6", default=False)
    """True if its containers get IPv6 addresses."""

    ipam: IPAMInfo = field(name="IPAM", default_factory=lambda: IPAMInfo())
    """How addresses are managed."""

    internal: bool = False
    """True if it has no route to the outside."""

    attachable: bool = False
    """True if containers outside of services can be attached to it. Matters for swarm networks; other
    networks always can. New in API 1.27.
    """

    ingress: bool = False
    """True for the network that carries the swarm's routing mesh. New in API 1.29."""

    config_from: ConfigReferenceInfo = field(default_factory=lambda: ConfigReferenceInfo())
    """The network that its configuration comes from. Its name is empty if there is none. New in API
    1.41.
    """

    config_only: bool = False
    """True if it only holds configuration for other networks and cannot be used itself. New in API
    1.41.
    """

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    peers: NullIsEmpty[list[PeerInfo]] = []
    """Nodes of the swarm that take part in it. Only for overlay networks. New in API 1.41."""

    def __post_init__(self) -> None:
        self.options = self.options or {}
        self.labels = self.labels or {}
        self.peers = self.peers or []


class NetworkTaskInfo(Model, kw_only=True, rename="pascal"):
    """A task attached to a swarm network. New in API 1.28."""

    name: str | None = None
    """Name of the task."""

    endpoint_id: str | None = field(name="EndpointID", default=None)
    """Id of its endpoint."""

    endpoint_ip: str | None = field(name="EndpointIP", default=None)
    """Its IP address in the network."""

    info: NullIsEmpty[dict[str, str]] = {}
    """More about it, such as the address of its node."""

    def __post_init__(self) -> None:
        self.info = self.info or {}


class NetworkingConfig(Model, kw_only=True, rename="pascal"):
    """The networks that a container is attached to when it is created."""

    endpoints_config: Maybe[dict[str, EndpointSettings]] = UNSET
    """Settings of the endpoint per network, by the network's name or id. Daemons before API 1.44 take
    only one.
    """


class Node(Model, kw_only=True, rename="pascal"):
    """A machine that belongs to the swarm."""

    id: str = field(name="ID", default="")
    """Its id."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When it joined."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: NodeSpecInfo = field(default_factory=lambda: NodeSpecInfo())
    """Settings given by users."""

    description: NodeDescription = field(default_factory=lambda: NodeDescription())
    """What the machine says about itself."""

    status: NodeStatus = field(default_factory=lambda: NodeStatus())
    """Whether it can be reached."""

    manager_status: ManagerStatus | None = None
    """Its state as a manager. None for workers."""


class NodeCSIInfo(Model, kw_only=True, rename="pascal"):
    """A storage plugin (CSI) of a node. New in API 1.42."""

    plugin_name: str | None = None
    """Name of the plugin."""

    node_id: str | None = field(name="NodeID", default=None)
    """Id of the node as the plugin knows it."""

    max_volumes_per_node: int | None = None
    """How many volumes it can have on this node at once."""

    accessible_topology: TopologyInfo | None = None
    """Where the node is, as the plugin sees it."""


class NodeDescription(Model, kw_only=True, rename="pascal"):
    """What a machine of the swarm says about itself."""

    hostname: str | None = None
    """Its host name."""

    platform: PlatformInfo = field(default_factory=lambda: PlatformInfo())
    """Its operating system and hardware."""

    resources: ResourceObjectInfo = field(default_factory=lambda: ResourceObjectInfo())
    """What it has for tasks."""

    engine: EngineDescription = field(default_factory=lambda: EngineDescription())
    """Its daemon."""

    tls_info: TLSInfo = field(name="TLSInfo", default_factory=lambda: TLSInfo())
    """The certificate authority its certificate comes from. New in API 1.30."""

    csi_info: NullIsEmpty[list[NodeCSIInfo]] = field(name="CSIInfo", default=[])
    """The CSI drivers it runs. New in API 1.42."""

    def __post_init__(self) -> None:
        self.csi_info = self.csi_info or []


class NodeSpec(Model, kw_only=True, rename="pascal"):
    """Settings of a node. An update has to carry all of them."""

    name: Maybe[str] = UNSET
    """Name of the node. Normally empty; the host name is in the description."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the node, for placing tasks."""

    role: Maybe[Open[NodeRole]] = UNSET
    """What it is in the swarm."""

    availability: Maybe[Open[NodeAvailability]] = UNSET
    """Whether tasks may run on it."""


class NodeSpecInfo(Model, kw_only=True, rename="pascal"):
    """Settings of a node. An update has to carry all of them.

    As the daemon reports it; `to_request()` gives the `NodeSpec` to send back.
    """

    name: str | None = None
    """Name of the node. Normally empty; the host name is in the description."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the node, for placing tasks."""

    role: Open[NodeRole] = ""
    """What it is in the swarm."""

    availability: Open[NodeAvailability] = ""
    """Whether tasks may run on it."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> NodeSpec:
        """The `NodeSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, NodeSpec)


class NodeStatus(Model, kw_only=True, rename="pascal"):
    """Whether a node can be reached."""

    state: Open[NodeState] = ""
    """Its state as managers see it."""

    message: str | None = None
    """Why it is in this state. Empty if there is nothing to say."""

    addr: str | None = None
    """IP address of the node."""


class OCIDescriptor(Model, kw_only=True, rename="camel"):
    """OCI descriptor: points to content by its digest. New in API 1.30."""

    media_type: str = ""
    """What kind of content it is."""

    digest: str = ""
    """Digest of the content, such as `sha256:` and 64 hexadecimal digits."""

    size: int = 0
    """Length of the content in bytes."""


class OCIPlatformInfo(Model, kw_only=True):
    """A platform: operating system and hardware an image is made for. New in API 1.30."""

    architecture: str = ""
    """Hardware architecture, such as `amd64` or `arm64`."""

    os: str = ""
    """Operating system, such as `linux`."""

    os_version: str | None = field(name="os.version", default=None)
    """Version of the operating system. Windows only."""

    os_features: NullIsEmpty[list[str]] = field(name="os.features", default=[])
    """Features of the operating system that are needed, such as `win32k`."""

    variant: str | None = None
    """Variant of the architecture, such as `v8`."""

    def __post_init__(self) -> None:
        self.os_features = self.os_features or []


class ObjectVersion(Model, kw_only=True, rename="pascal"):
    """Version of a swarm object.

    An update has to name the version it is based on and fails if that is no longer the latest.
    """

    index: int = 0
    """The version number."""


class OrchestrationConfig(Model, kw_only=True, rename="pascal"):
    """Settings for keeping services running."""

    task_history_retention_limit: Maybe[int] = UNSET
    """Old tasks to keep per replica or node; negative keeps all. Default 5."""


class OrchestrationConfigInfo(Model, kw_only=True, rename="pascal"):
    """Settings for keeping services running.

    As the daemon reports it; `to_request()` gives the `OrchestrationConfig` to send back.
    """

    task_history_retention_limit: int | None = None
    """Old tasks to keep per replica or node; negative keeps all. Default 5."""

    def to_request(self) -> OrchestrationConfig:
        """The `OrchestrationConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, OrchestrationConfig)


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


class PeerInfo(Model, kw_only=True, rename="pascal"):
    """A swarm node that takes part in an overlay network. New in API 1.41."""

    name: str = ""
    """Name of the node in the network's gossip."""

    ip: str = field(name="IP", default="")
    """IP address of the node."""


class PeerNode(Model, kw_only=True, rename="pascal"):
    """A manager that a node knows. New in API 1.32."""

    node_id: str = field(name="NodeID", default="")
    """Id of the manager."""

    addr: str = ""
    """Address and port of the manager."""


class Ping(Model, kw_only=True, rename="pascal"):
    """What the daemon tells about itself in the headers of a ping."""

    api_version: str = field(name="Api-Version", default="")
    """Newest API version the daemon speaks."""

    os_type: str = field(name="Ostype", default="")
    """Operating system of the daemon, such as `linux`."""

    server: str = ""
    """Name and version of the daemon's software."""

    docker_experimental: bool | None = field(name="Docker-Experimental", default=None)
    """True if experimental features are enabled."""

    builder_version: str | None = field(name="Builder-Version", default=None)
    """Builder the daemon prefers: `1` the classic one, `2` BuildKit."""

    swarm: Open[PingSwarmState] | None = None
    """State of this node in its swarm. Empty: this daemon does not say."""


class Placement(Model, kw_only=True, rename="pascal"):
    """On which nodes a task may run."""

    constraints: Maybe[list[str]] = UNSET
    """Conditions that a node must meet, such as `node.role==manager` or `node.labels.disk!=hdd`."""

    preferences: Maybe[list[PlacementPreference]] = UNSET
    """How to spread tasks over nodes, the most important first. New in API 1.28."""

    max_replicas: Maybe[int] = UNSET
    """Most tasks of the service on one node; 0 for no limit. New in API 1.40."""

    platforms: Maybe[list[Platform]] = UNSET
    """Platforms it can run on. Filled in from the image by clients. Empty: any. New in API 1.30."""


class PlacementInfo(Model, kw_only=True, rename="pascal"):
    """On which nodes a task may run.

    As the daemon reports it; `to_request()` gives the `Placement` to send back.
    """

    constraints: NullIsEmpty[list[str]] = []
    """Conditions that a node must meet, such as `node.role==manager` or `node.labels.disk!=hdd`."""

    preferences: NullIsEmpty[list[PlacementPreferenceInfo]] = []
    """How to spread tasks over nodes, the most important first. New in API 1.28."""

    max_replicas: int | None = None
    """Most tasks of the service on one node; 0 for no limit. New in API 1.40."""

    platforms: NullIsEmpty[list[PlatformInfo]] = []
    """Platforms it can run on. Filled in from the image by clients. Empty: any. New in API 1.30."""

    def __post_init__(self) -> None:
        self.constraints = self.constraints or []
        self.preferences = self.preferences or []
        self.platforms = self.platforms or []

    def to_request(self) -> Placement:
        """The `Placement` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Placement)


class PlacementPreference(Model, kw_only=True, rename="pascal"):
    """How to spread tasks over nodes. New in API 1.28."""

    spread: Maybe[SpreadOver] = UNSET
    """Spread them evenly over the values of a label."""


class PlacementPreferenceInfo(Model, kw_only=True, rename="pascal"):
    """How to spread tasks over nodes. New in API 1.28.

    As the daemon reports it; `to_request()` gives the `PlacementPreference` to send back.
    """

    spread: SpreadOverInfo | None = None
    """Spread them evenly over the values of a label."""

    def to_request(self) -> PlacementPreference:
        """The `PlacementPreference` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, PlacementPreference)


class Platform(Model, kw_only=True, rename="pascal"):
    """Operating system and hardware of a machine."""

    architecture: Maybe[str] = UNSET
    """Hardware architecture, such as `x86_64`."""

    os: Maybe[str] = field(name="OS", default=UNSET)
    """Operating system, such as `linux`."""


class PlatformInfo(Model, kw_only=True, rename="pascal"):
    """Operating system and hardware of a machine.

    As the daemon reports it; `to_request()` gives the `Platform` to send back.
    """

    architecture: str | None = None
    """Hardware architecture, such as `x86_64`."""

    os: str | None = field(name="OS", default=None)
    """Operating system, such as `linux`."""

    def to_request(self) -> Platform:
        """The `Platform` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Platform)


class Plugin(Model, kw_only=True, rename="pascal"):
    """A managed plugin: an image-like bundle whose program the daemon runs and calls."""

    id: str | None = None
    """Its id."""

    name: str = ""
    """Its local name, with tag."""

    enabled: bool = False
    """True while it runs."""

    settings: PluginSettings = field(default_factory=lambda: PluginSettings())
    """What users can change about it, as it is now."""

    plugin_reference: str | None = None
    """Name in a registry that it was installed from, and is pushed to. New in API 1.26."""

    config: PluginConfig = field(default_factory=lambda: PluginConfig())
    """What its author laid down."""


class PluginArgs(Model, kw_only=True, rename="pascal"):
    """Arguments that a plugin's program takes."""

    name: str = ""
    """What the arguments are called."""

    description: str = ""
    """What they are for."""

    settable: NullIsEmpty[list[str]] = []
    """What users can change: `value`, or nothing."""

    value: NullIsEmpty[list[str]] = []
    """Their default."""

    def __post_init__(self) -> None:
        self.settable = self.settable or []
        self.value = self.value or []


class PluginConfig(Model, kw_only=True, rename="pascal"):
    """A plugin as its author made it: what it does, what it runs and which rights it needs."""

    docker_version: str | None = None
    """Version of the engine that made it. Often empty. New in API 1.29."""

    description: str = ""
    """What it does, for people to read."""

    documentation: str = ""
    """Where its documentation is."""

    interface: PluginInterface = field(default_factory=lambda: PluginInterface())
    """How the daemon talks to it, and what it can do."""

    entrypoint: NullIsEmpty[list[str]] = []
    """Its program with fixed arguments."""

    work_dir: str = ""
    """Directory in which the program runs."""

    user: PluginUser | None = None
    """Who runs the program. Default: root."""

    network: PluginNetwork = field(default_factory=lambda: PluginNetwork())
    """The network it has."""

    linux: PluginLinux = field(default_factory=lambda: PluginLinux())
    """Privileges it needs on Linux."""

    propagated_mount: str = ""
    """Directory in the plugin whose mounts the host sees too. Empty: none."""

    ipc_host: bool = False
    """True if it uses the host's IPC namespace. New in API 1.29."""

    pid_host: bool = False
    """True if it uses the host's PID namespace. New in API 1.29."""

    mounts: NullIsEmpty[list[PluginMount]] = []
    """Mounts it has or offers to users."""

    env: NullIsEmpty[list[PluginEnv]] = []
    """Environment variables it reads."""

    args: PluginArgs = field(default_factory=lambda: PluginArgs())
    """Arguments its program takes."""

    rootfs: PluginRootFS | None = field(name="rootfs", default=None)
    """The layers it consists of."""

    def __post_init__(self) -> None:
        self.entrypoint = self.entrypoint or []
        self.mounts = self.mounts or []
        self.env = self.env or []


class PluginDevice(Model, kw_only=True, rename="pascal"):
    """A device of the host that a plugin gets."""

    name: str = ""
    """What the device is called."""

    description: str = ""
    """What it is for."""

    settable: NullIsEmpty[list[str]] = []
    """What users can change: `path`, or nothing."""

    path: str | None = None
    """Path of the device on the host."""

    def __post_init__(self) -> None:
        self.settable = self.settable or []


class PluginEnv(Model, kw_only=True, rename="pascal"):
    """An environment variable that a plugin reads."""

    name: str = ""
    """Name of the variable."""

    description: str = ""
    """What it is for."""

    settable: NullIsEmpty[list[str]] = []
    """What users can change: `value`, or nothing."""

    value: str | None = None
    """Its default."""

    def __post_init__(self) -> None:
        self.settable = self.settable or []


class PluginInterface(Model, kw_only=True, rename="pascal"):
    """How the daemon talks to a plugin, and what the plugin can do."""

    types: NullIsEmpty[list[str]] = []
    """What it can do, such as `docker.volumedriver/1.0`: prefix, capability and version."""

    socket: str = ""
    """Name of its socket in /run/docker/plugins."""

    protocol_scheme: Open[PluginProtocolScheme] | None = None
    """Protocol it speaks. New in API 1.38."""

    def __post_init__(self) -> None:
        self.types = self.types or []


class PluginLinux(Model, kw_only=True, rename="pascal"):
    """Privileges a plugin needs on Linux."""

    capabilities: NullIsEmpty[list[str]] = []
    """Linux capabilities it needs, such as `CAP_SYS_ADMIN`."""

    allow_all_devices: bool = False
    """True if it needs all devices of the host."""

    devices: NullIsEmpty[list[PluginDevice]] = []
    """Devices it needs."""

    def __post_init__(self) -> None:
        self.capabilities = self.capabilities or []
        self.devices = self.devices or []


class PluginMount(Model, kw_only=True, rename="pascal"):
    """A mount of a plugin."""

    name: str = ""
    """What the mount is called."""

    description: str = ""
    """What it is for."""

    settable: NullIsEmpty[list[str]] = []
    """What users can change: `source`, or nothing."""

    source: str | None = None
    """Path on the host. None if users have to give it."""

    destination: str = ""
    """Path in the plugin."""

    type: str = ""
    """Kind of mount, such as `bind`."""

    options: NullIsEmpty[list[str]] = []
    """Mount options, such as `rbind` and `rw`."""

    def __post_init__(self) -> None:
        self.settable = self.settable or []
        self.options = self.options or []


class PluginNetwork(Model, kw_only=True, rename="pascal"):
    """The network a plugin has."""

    type: str = ""
    """`bridge`, `host` or `none`."""


class PluginPrivilege(Model, kw_only=True, rename="pascal"):
    """A right that a plugin asks for and that installing it grants."""

    name: Maybe[str] = UNSET
    """Kind of right, such as `network`, `mount`, `device` or `capabilities`."""

    description: Maybe[str] = UNSET
    """What it means, for people to read."""

    value: Maybe[list[str]] = UNSET
    """What exactly is asked for, such as `host`."""


class PluginPrivilegeInfo(Model, kw_only=True, rename="pascal"):
    """A right that a plugin asks for and that installing it grants.

    As the daemon reports it; `to_request()` gives the `PluginPrivilege` to send back.
    """

    name: str = ""
    """Kind of right, such as `network`, `mount`, `device` or `capabilities`."""

    description: str = ""
    """What it means, for people to read."""

    value: NullIsEmpty[list[str]] = []
    """What exactly is asked for, such as `host`."""

    def __post_init__(self) -> None:
        self.value = self.value or []

    def to_request(self) -> PluginPrivilege:
        """The `PluginPrivilege` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, PluginPrivilege)


class PluginRootFS(Model, kw_only=True):
    """The layers a plugin consists of."""

    type: str | None = None
    """Kind of file system, normally `layers`."""

    diff_ids: NullIsEmpty[list[str]] = []
    """Digests of the uncompressed layers, the lowest first."""

    def __post_init__(self) -> None:
        self.diff_ids = self.diff_ids or []


class PluginSettings(Model, kw_only=True, rename="pascal"):
    """Settings of a plugin that users can change while it is disabled."""

    mounts: NullIsEmpty[list[PluginMount]] = []
    """Its mounts."""

    env: NullIsEmpty[list[str]] = []
    """Its environment variables, as `NAME=value`."""

    args: NullIsEmpty[list[str]] = []
    """Arguments of its program."""

    devices: NullIsEmpty[list[PluginDevice]] = []
    """Devices of the host it gets."""

    def __post_init__(self) -> None:
        self.mounts = self.mounts or []
        self.env = self.env or []
        self.args = self.args or []
        self.devices = self.devices or []


class PluginSpec(Model, kw_only=True):
    """A plugin that a service installs on nodes. New in API 1.31."""

    name: Maybe[str] = UNSET
    """Name of the plugin on the nodes."""

    remote: Maybe[str] = UNSET
    """Where to pull it from."""

    disabled: Maybe[bool] = UNSET
    """Whether it is left disabled after it is installed."""

    env: Maybe[list[str]] = UNSET
    """Environment of the plugin, as `NAME=value`."""

    privileges: Maybe[list[RuntimePrivilege]] = UNSET
    """What it is allowed."""


class PluginSpecInfo(Model, kw_only=True):
    """A plugin that a service installs on nodes. New in API 1.31.

    As the daemon reports it; `to_request()` gives the `PluginSpec` to send back.
    """

    name: str | None = None
    """Name of the plugin on the nodes."""

    remote: str | None = None
    """Where to pull it from."""

    disabled: bool | None = None
    """Whether it is left disabled after it is installed."""

    env: NullIsEmpty[list[str]] = []
    """Environment of the plugin, as `NAME=value`."""

    privileges: NullIsEmpty[list[RuntimePrivilegeInfo]] = []
    """What it is allowed."""

    def __post_init__(self) -> None:
        self.env = self.env or []
        self.privileges = self.privileges or []

    def to_request(self) -> PluginSpec:
        """The `PluginSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, PluginSpec)


class PluginUser(Model, kw_only=True):
    """Who runs a plugin's program."""

    uid: int | None = field(name="UID", default=None)
    """User id."""

    gid: int | None = field(name="GID", default=None)
    """Group id."""


class PluginsInfo(Model, kw_only=True, rename="pascal"):
    """Names of the plugins a daemon knows, built-in ones included, by what they do.

    Managed plugins show up here only once they are used.
    """

    volume: NullIsEmpty[list[str]] = []
    """Volume drivers."""

    network: NullIsEmpty[list[str]] = []
    """Network drivers."""

    authorization: NullIsEmpty[list[str]] = []
    """Authorization plugins in use. New in API 1.32."""

    log: NullIsEmpty[list[str]] = []
    """Logging drivers. New in API 1.30."""

    def __post_init__(self) -> None:
        self.volume = self.volume or []
        self.network = self.network or []
        self.authorization = self.authorization or []
        self.log = self.log or []


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


class PortStatus(Model, kw_only=True, rename="pascal"):
    """Ports that a task has published in host mode."""

    ports: NullIsEmpty[list[EndpointPortConfigInfo]] = []
    """The ports, with those that were picked."""

    def __post_init__(self) -> None:
        self.ports = self.ports or []


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


class Privileges(Model, kw_only=True, rename="pascal"):
    """Security settings of a service's containers. New in API 1.30."""

    credential_spec: Maybe[CredentialSpec] = UNSET
    """Windows only: credentials for a managed service account."""

    selinux_context: Maybe[SELinuxContext] = field(name="SELinuxContext", default=UNSET)
    """SELinux labels."""

    seccomp: Maybe[SeccompOptions] = UNSET
    """Which system calls are allowed. New in API 1.44."""

    app_armor: Maybe[AppArmorOptions] = UNSET
    """Whether AppArmor applies. New in API 1.44."""

    no_new_privileges: Maybe[bool] = UNSET
    """True keeps processes from gaining privileges, for example through setuid programs. Default
    false. New in API 1.44.
    """


class PrivilegesInfo(Model, kw_only=True, rename="pascal"):
    """Security settings of a service's containers. New in API 1.30.

    As the daemon reports it; `to_request()` gives the `Privileges` to send back.
    """

    credential_spec: CredentialSpecInfo | None = None
    """Windows only: credentials for a managed service account."""

    selinux_context: SELinuxContextInfo | None = field(name="SELinuxContext", default=None)
    """SELinux labels."""

    seccomp: SeccompOptionsInfo | None = None
    """Which system calls are allowed. New in API 1.44."""

    app_armor: AppArmorOptionsInfo | None = None
    """Whether AppArmor applies. New in API 1.44."""

    no_new_privileges: bool | None = None
    """True keeps processes from gaining privileges, for example through setuid programs. Default
    false. New in API 1.44.
    """

    def to_request(self) -> Privileges:
        """The `Privileges` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Privileges)


class ProcessConfig(Model, kw_only=True):
    """The process of an exec instance."""

    privileged: bool | None = None
    """True if it has all capabilities."""

    user: str | None = None
    """Who runs it. Empty: the container's user."""

    tty: bool = False
    """True if it has a terminal."""

    entrypoint: str = ""
    """The program."""

    arguments: NullIsEmpty[list[str]] = []
    """Its arguments."""

    def __post_init__(self) -> None:
        self.arguments = self.arguments or []


class ProgressDetail(Model, kw_only=True):
    """How far a step has come."""

    current: int | None = None
    """Amount done, in bytes unless `units` says otherwise."""

    total: int | None = None
    """Amount there is to do. Absent if unknown."""

    start: int | None = None
    """When the step began, in seconds since 1970."""

    hidecounts: bool | None = None
    """True if the numbers are of no interest to people."""

    units: str | None = None
    """What is counted. Empty: bytes."""


class PushImageInfo(Model, kw_only=True, rename="camel"):
    """One message of a push."""

    error: str | None = None
    """Text of the error that ended it. Deprecated in favour of `error_detail`; reading the stream
    raises `StreamError` anyway.
    """

    status: str | None = None
    """What is happening, such as `Pushing` or `Pushed`."""

    progress: str | None = None
    """Progress bar as text. Deprecated in favour of `progress_detail`."""

    progress_detail: ProgressDetail | None = None
    """How far the step has come. An empty object or None if it cannot be measured."""

    stream: str | None = None
    """Output to be printed as it is. Not used by the daemons we know."""

    id: str | None = None
    """What the message is about: the short id of a layer. Empty for messages about the whole."""

    aux: PushResult | None = None
    """A result for programs: tag, digest and size of what was pushed."""

    error_detail: ErrorDetail | None = None
    """The error that ended it; reading the stream raises it as `StreamError`."""


class PushResult(Model, kw_only=True, rename="pascal"):
    """What a push ended with: tag, digest and size, for each tag.

    Newer daemons also tell when only a part of a multi-platform image was pushed.
    """

    tag: str | None = None
    """The tag that was pushed."""

    digest: str | None = None
    """Digest under which the registry knows it."""

    size: int | None = None
    """Size of the manifest in bytes."""


class RaftConfig(Model, kw_only=True, rename="pascal"):
    """Settings of the managers' consensus (Raft)."""

    snapshot_interval: Maybe[int] = UNSET
    """Log entries between snapshots. Default 10000."""

    keep_old_snapshots: Maybe[int] = UNSET
    """Old snapshots to keep besides the current one. Default 0."""

    log_entries_for_slow_followers: Maybe[int] = UNSET
    """Log entries kept after a snapshot for managers that are behind. Default 500."""

    election_tick: Maybe[int] = UNSET
    """Ticks without word from the leader after which managers elect a new one. Must be more than
    `heartbeat_tick`. Default 10. A tick is a second.
    """

    heartbeat_tick: Maybe[int] = UNSET
    """Ticks between heartbeats of the leader. Default 1. A tick is a second."""


class RaftConfigInfo(Model, kw_only=True, rename="pascal"):
    """Settings of the managers' consensus (Raft).

    As the daemon reports it; `to_request()` gives the `RaftConfig` to send back.
    """

    snapshot_interval: int | None = None
    """Log entries between snapshots. Default 10000."""

    keep_old_snapshots: int | None = None
    """Old snapshots to keep besides the current one. Default 0."""

    log_entries_for_slow_followers: int | None = None
    """Log entries kept after a snapshot for managers that are behind. Default 500."""

    election_tick: int | None = None
    """Ticks without word from the leader after which managers elect a new one. Must be more than
    `heartbeat_tick`. Default 10. A tick is a second.
    """

    heartbeat_tick: int | None = None
    """Ticks between heartbeats of the leader. Default 1. A tick is a second."""

    def to_request(self) -> RaftConfig:
        """The `RaftConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, RaftConfig)


class RegistryServiceConfig(Model, kw_only=True, rename="pascal"):
    """How a daemon deals with registries."""

    allow_nondistributable_artifacts_cidrs: NullIsEmpty[list[str]] = field(
        name="AllowNondistributableArtifactsCIDRs", default=[]
    )
    """Networks whose registries may be sent layers marked as not distributable. New in API 1.32."""

    allow_nondistributable_artifacts_hostnames: NullIsEmpty[list[str]] = []
    """Registries that may be sent layers marked as not distributable. New in API 1.32."""

    insecure_registry_cidrs: NullIsEmpty[list[str]] = field(
        name="InsecureRegistryCIDRs", default=[]
    )
    """Networks whose registries may be talked to without valid TLS."""

    index_configs: NullIsEmpty[dict[str, IndexInfo]] = {}
    """Settings of registries by name; `docker.io` is always there."""

    mirrors: NullIsEmpty[list[str]] = []
    """Mirrors of Docker Hub, in the order they are tried. New in API 1.32."""

    def __post_init__(self) -> None:
        self.allow_nondistributable_artifacts_cidrs = (
            self.allow_nondistributable_artifacts_cidrs or []
        )
        self.allow_nondistributable_artifacts_hostnames = (
            self.allow_nondistributable_artifacts_hostnames or []
        )
        self.insecure_registry_cidrs = self.insecure_registry_cidrs or []
        self.index_configs = self.index_configs or {}
        self.mirrors = self.mirrors or []


class ReplicatedJobMode(Model, kw_only=True, rename="pascal"):
    """A job: tasks that run to their end and are not restarted when they succeed.

    New in API 1.41.
    """

    max_concurrent: Maybe[int] = UNSET
    """Most tasks that run at once. Default 1."""

    total_completions: Maybe[int] = UNSET
    """Tasks that must succeed. Default: as many as `max_concurrent`."""


class ReplicatedJobModeInfo(Model, kw_only=True, rename="pascal"):
    """A job: tasks that run to their end and are not restarted when they succeed.

    New in API 1.41.

    As the daemon reports it; `to_request()` gives the `ReplicatedJobMode` to send back.
    """

    max_concurrent: int | None = None
    """Most tasks that run at once. Default 1."""

    total_completions: int | None = None
    """Tasks that must succeed. Default: as many as `max_concurrent`."""

    def to_request(self) -> ReplicatedJobMode:
        """The `ReplicatedJobMode` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ReplicatedJobMode)


class ReplicatedMode(Model, kw_only=True, rename="pascal"):
    """A service with a given number of tasks."""

    replicas: Maybe[int] = UNSET
    """Number of tasks. Default 1."""


class ReplicatedModeInfo(Model, kw_only=True, rename="pascal"):
    """A service with a given number of tasks.

    As the daemon reports it; `to_request()` gives the `ReplicatedMode` to send back.
    """

    replicas: int | None = None
    """Number of tasks. Default 1."""

    def to_request(self) -> ReplicatedMode:
        """The `ReplicatedMode` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ReplicatedMode)


class ResourceObject(Model, kw_only=True, rename="pascal"):
    """Resources that a node has or that a task reserves."""

    nano_cpus: Maybe[int] = field(name="NanoCPUs", default=UNSET)
    """CPUs in billionths: 4000000000 is four."""

    memory_bytes: Maybe[int] = UNSET
    """Memory in bytes."""

    generic_resources: Maybe[list[GenericResource]] = UNSET
    """Other resources, such as GPUs, under names users chose. New in API 1.32."""


class ResourceObjectInfo(Model, kw_only=True, rename="pascal"):
    """Resources that a node has or that a task reserves.

    As the daemon reports it; `to_request()` gives the `ResourceObject` to send back.
    """

    nano_cpus: int | None = field(name="NanoCPUs", default=None)
    """CPUs in billionths: 4000000000 is four."""

    memory_bytes: int | None = None
    """Memory in bytes."""

    generic_resources: NullIsEmpty[list[GenericResourceInfo]] = []
    """Other resources, such as GPUs, under names users chose. New in API 1.32."""

    def __post_init__(self) -> None:
        self.generic_resources = self.generic_resources or []

    def to_request(self) -> ResourceObject:
        """The `ResourceObject` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ResourceObject)


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


class RollbackConfig(Model, kw_only=True, rename="pascal"):
    """How a rollback replaces a service's tasks. New in API 1.28."""

    parallelism: Maybe[int] = UNSET
    """Tasks replaced at once; 0 for all. Without a rollback config: one."""

    delay: Maybe[int] = UNSET
    """Nanoseconds to wait between one batch of tasks and the next."""

    failure_action: Maybe[Open[RollbackFailureAction]] = UNSET
    """What to do when too many tasks fail. Default `pause`."""

    monitor: Maybe[int] = UNSET
    """Nanoseconds for which a task is watched for failure. Default 5 s."""

    max_failure_ratio: Maybe[float] = UNSET
    """Share of tasks that may fail, 0 to 1. Default 0."""

    order: Maybe[Open[RollbackOrder]] = UNSET
    """Which comes first. Default `stop-first`. New in API 1.29."""


class RollbackConfigInfo(Model, kw_only=True, rename="pascal"):
    """How a rollback replaces a service's tasks. New in API 1.28.

    As the daemon reports it; `to_request()` gives the `RollbackConfig` to send back.
    """

    parallelism: int | None = None
    """Tasks replaced at once; 0 for all. Without a rollback config: one."""

    delay: int | None = None
    """Nanoseconds to wait between one batch of tasks and the next."""

    failure_action: Open[RollbackFailureAction] | None = None
    """What to do when too many tasks fail. Default `pause`."""

    monitor: int | None = None
    """Nanoseconds for which a task is watched for failure. Default 5 s."""

    max_failure_ratio: float | None = None
    """Share of tasks that may fail, 0 to 1. Default 0."""

    order: Open[RollbackOrder] | None = None
    """Which comes first. Default `stop-first`. New in API 1.29."""

    def to_request(self) -> RollbackConfig:
        """The `RollbackConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, RollbackConfig)


class Runtime(Model, kw_only=True, rename="camel"):
    """An OCI runtime the daemon can run containers with. New in API 1.32."""

    path: str | None = None
    """Its program. Empty for runtimes that are containerd shims."""

    runtime_args: NullIsEmpty[list[str]] = []
    """Arguments it always gets."""

    status: NullIsEmpty[dict[str, str]] = {}
    """What the runtime says about itself, such as the features it supports as JSON text. New in API
    1.44.
    """

    runtime_type: str | None = None
    """Name of the containerd shim. New in API 1.42."""

    options: JsonObject | None = None
    """Options of the containerd shim. New in API 1.42."""

    def __post_init__(self) -> None:
        self.runtime_args = self.runtime_args or []
        self.status = self.status or {}


class RuntimePrivilege(Model, kw_only=True):
    """A privilege that a plugin is granted. New in API 1.31."""

    name: Maybe[str] = UNSET
    """What the privilege is about, such as `network` or `mount`."""

    description: Maybe[str] = UNSET
    """The same for people."""

    value: Maybe[list[str]] = UNSET
    """What is granted, such as `host`."""


class RuntimePrivilegeInfo(Model, kw_only=True):
    """A privilege that a plugin is granted. New in API 1.31.

    As the daemon reports it; `to_request()` gives the `RuntimePrivilege` to send back.
    """

    name: str | None = None
    """What the privilege is about, such as `network` or `mount`."""

    description: str | None = None
    """The same for people."""

    value: NullIsEmpty[list[str]] = []
    """What is granted, such as `host`."""

    def __post_init__(self) -> None:
        self.value = self.value or []

    def to_request(self) -> RuntimePrivilege:
        """The `RuntimePrivilege` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, RuntimePrivilege)


class SELinuxContext(Model, kw_only=True, rename="pascal"):
    """SELinux labels of a service's containers. New in API 1.30."""

    disable: Maybe[bool] = UNSET
    """True switches SELinux off for them."""

    user: Maybe[str] = UNSET
    """SELinux user."""

    role: Maybe[str] = UNSET
    """SELinux role."""

    type: Maybe[str] = UNSET
    """SELinux type."""

    level: Maybe[str] = UNSET
    """SELinux level."""


class SELinuxContextInfo(Model, kw_only=True, rename="pascal"):
    """SELinux labels of a service's containers. New in API 1.30.

    As the daemon reports it; `to_request()` gives the `SELinuxContext` to send back.
    """

    disable: bool | None = None
    """True switches SELinux off for them."""

    user: str | None = None
    """SELinux user."""

    role: str | None = None
    """SELinux role."""

    type: str | None = None
    """SELinux type."""

    level: str | None = None
    """SELinux level."""

    def to_request(self) -> SELinuxContext:
        """The `SELinuxContext` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SELinuxContext)


class SeccompOptions(Model, kw_only=True, rename="pascal"):
    """Which system calls a service's containers may make. New in API 1.44."""

    mode: Maybe[Open[SeccompMode]] = UNSET
    """Where the rules come from."""

    profile: Maybe[bytes] = UNSET
    """The rules for `custom`: the bytes of a seccomp profile, which is JSON."""


class SeccompOptionsInfo(Model, kw_only=True, rename="pascal"):
    """Which system calls a service's containers may make. New in API 1.44.

    As the daemon reports it; `to_request()` gives the `SeccompOptions` to send back.
    """

    mode: Open[SeccompMode] | None = None
    """Where the rules come from."""

    profile: bytes | None = None
    """The rules for `custom`: the bytes of a seccomp profile, which is JSON."""

    def to_request(self) -> SeccompOptions:
        """The `SeccompOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SeccompOptions)


class Secret(Model, kw_only=True, rename="pascal"):
    """A secret of the swarm. Its data is never handed out."""

    id: str = field(name="ID", default="")
    """Its id."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: SecretSpecInfo = field(default_factory=lambda: SecretSpecInfo())
    """What it is, without the data."""


class SecretCreateResponse(Model, kw_only=True):
    """What creating a secret gives."""

    id: str = field(name="ID", default="")
    """Id of the new secret."""


class SecretFile(Model, kw_only=True, rename="pascal"):
    """File in which a container finds a secret. New in API 1.27."""

    name: Maybe[str] = UNSET
    """Name in /run/secrets, or an absolute path."""

    uid: Maybe[str] = field(name="UID", default=UNSET)
    """Owner's user id, as a string."""

    gid: Maybe[str] = field(name="GID", default=UNSET)
    """Owner's group id, as a string."""

    mode: Maybe[int] = UNSET
    """Permission bits as an integer: 0o444 is 292."""


class SecretFileInfo(Model, kw_only=True, rename="pascal"):
    """File in which a container finds a secret. New in API 1.27.

    As the daemon reports it; `to_request()` gives the `SecretFile` to send back.
    """

    name: str | None = None
    """Name in /run/secrets, or an absolute path."""

    uid: str | None = field(name="UID", default=None)
    """Owner's user id, as a string."""

    gid: str | None = field(name="GID", default=None)
    """Owner's group id, as a string."""

    mode: int | None = None
    """Permission bits as an integer: 0o444 is 292."""

    def to_request(self) -> SecretFile:
        """The `SecretFile` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SecretFile)


class SecretSpec(Model, kw_only=True, rename="pascal"):
    """A secret: what services get as a file. Only the labels can be updated."""

    name: Maybe[str] = UNSET
    """Name of the secret."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the secret."""

    data: Maybe[bytes] = UNSET
    """The secret itself, as bytes, at most 500 KiB. Absent with a driver, and in answers."""

    driver: Maybe[Driver] = UNSET
    """Plugin that provides the data. None: the swarm stores it. New in API 1.31."""

    templating: Maybe[Driver] = UNSET
    """Template language to run the data through for each task, such as `golang`. None: used as it is.
    New in API 1.37.
    """


class SecretSpecInfo(Model, kw_only=True, rename="pascal"):
    """A secret: what services get as a file. Only the labels can be updated.

    As the daemon reports it; `to_request()` gives the `SecretSpec` to send back.
    """

    name: str = ""
    """Name of the secret."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the secret."""

    data: bytes | None = None
    """The secret itself, as bytes, at most 500 KiB. Absent with a driver, and in answers."""

    driver: DriverInfo | None = None
    """Plugin that provides the data. None: the swarm stores it. New in API 1.31."""

    templating: DriverInfo | None = None
    """Template language to run the data through for each task, such as `golang`. None: used as it is.
    New in API 1.37.
    """

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> SecretSpec:
        """The `SecretSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SecretSpec)


class Service(Model, kw_only=True, rename="pascal"):
    """A service: a desired state that the swarm keeps by running tasks."""

    id: str = field(name="ID", default="")
    """Its id."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: ServiceSpecInfo = field(default_factory=lambda: ServiceSpecInfo())
    """Settings given by users."""

    endpoint: ServiceEndpoint = field(default_factory=lambda: ServiceEndpoint())
    """How it can be reached."""

    update_status: ServiceUpdateStatus | None = None
    """How the last update went. None if there was none."""

    service_status: ServiceStatus | None = None
    """How many of its tasks run. Only in lists that asked for it. New in API 1.41."""

    job_status: JobStatus | None = None
    """State of the job. None if the service is no job. New in API 1.41."""

    previous_spec: ServiceSpecInfo | None = None
    """Settings before the last update, which a rollback restores. None if it was never updated."""


class ServiceCreateResponse(Model, kw_only=True, rename="pascal"):
    """The service that was created."""

    id: str = field(name="ID", default="")
    """Its id."""

    warnings: NullIsEmpty[list[str]] = []
    """What the daemon did not like, for example an image it could not find in the registry."""

    def __post_init__(self) -> None:
        self.warnings = self.warnings or []


class ServiceEndpoint(Model, kw_only=True, rename="pascal"):
    """How a service can be reached."""

    spec: EndpointSpecInfo | None = None
    """What was asked for."""

    ports: NullIsEmpty[list[EndpointPortConfigInfo]] = []
    """Published ports, with those the swarm picked."""

    virtual_ips: NullIsEmpty[list[VirtualIP]] = field(name="VirtualIPs", default=[])
    """Its virtual IP address in each network."""

    def __post_init__(self) -> None:
        self.ports = self.ports or []
        self.virtual_ips = self.virtual_ips or []


class ServiceInfo(Model, kw_only=True, rename="pascal"):
    """A service attached to a swarm network. New in API 1.28."""

    vip: str | None = field(name="VIP", default=None)
    """Virtual IP address of the service in this network."""

    ports: NullIsEmpty[list[str]] = []
    """Its published ports, for people to read."""

    local_lb_index: int | None = field(name="LocalLBIndex", default=None)
    """Index of the service in this node's load balancer."""

    tasks: NullIsEmpty[list[NetworkTaskInfo]] = []
    """Its running tasks in this network."""

    def __post_init__(self) -> None:
        self.ports = self.ports or []
        self.tasks = self.tasks or []


class ServiceMode(Model, kw_only=True, rename="pascal"):
    """How many tasks a service has; exactly one of the fields is set."""

    replicated: Maybe[ReplicatedMode] = UNSET
    """A given number of tasks."""

    global_: Maybe[JsonObject] = UNSET
    """One task on each node that qualifies; an empty object."""

    replicated_job: Maybe[ReplicatedJobMode] = UNSET
    """A given number of tasks that run to their end. New in API 1.41."""

    global_job: Maybe[JsonObject] = UNSET
    """One task on each node that qualifies, run to its end; an empty object. New in API 1.41."""


class ServiceModeInfo(Model, kw_only=True, rename="pascal"):
    """How many tasks a service has; exactly one of the fields is set.

    As the daemon reports it; `to_request()` gives the `ServiceMode` to send back.
    """

    replicated: ReplicatedModeInfo | None = None
    """A given number of tasks."""

    global_: JsonObject | None = None
    """One task on each node that qualifies; an empty object."""

    replicated_job: ReplicatedJobModeInfo | None = None
    """A given number of tasks that run to their end. New in API 1.41."""

    global_job: JsonObject | None = None
    """One task on each node that qualifies, run to its end; an empty object. New in API 1.41."""

    def to_request(self) -> ServiceMode:
        """The `ServiceMode` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ServiceMode)


class ServiceSpec(Model, kw_only=True, rename="pascal"):
    """Settings of a service: what its tasks run, how many there are, and how they are updated.

    An update has to carry all of them.
    """

    name: Maybe[str] = UNSET
    """Name of the service."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the service; its containers do not get them."""

    task_template: Maybe[TaskSpec] = UNSET
    """What each task runs."""

    mode: Maybe[ServiceMode] = UNSET
    """How many tasks there are. Default: one replica."""

    update_config: Maybe[UpdateConfig] = UNSET
    """How updates are carried out."""

    rollback_config: Maybe[RollbackConfig] = UNSET
    """How going back to the previous settings is carried out. New in API 1.28."""

    networks: Maybe[list[NetworkAttachmentConfig]] = UNSET
    """Networks of the tasks. Deprecated: set them in `task_template`."""

    endpoint_spec: Maybe[EndpointSpec] = UNSET
    """How the service can be reached."""


class ServiceSpecInfo(Model, kw_only=True, rename="pascal"):
    """Settings of a service: what its tasks run, how many there are, and how they are updated.

    An update has to carry all of them.

    As the daemon reports it; `to_request()` gives the `ServiceSpec` to send back.
    """

    name: str = ""
    """Name of the service."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the service; its containers do not get them."""

    task_template: TaskSpecInfo = field(default_factory=lambda: TaskSpecInfo())
    """What each task runs."""

    mode: ServiceModeInfo = field(default_factory=lambda: ServiceModeInfo())
    """How many tasks there are. Default: one replica."""

    update_config: UpdateConfigInfo | None = None
    """How updates are carried out."""

    rollback_config: RollbackConfigInfo | None = None
    """How going back to the previous settings is carried out. New in API 1.28."""

    networks: NullIsEmpty[list[NetworkAttachmentConfigInfo]] = []
    """Networks of the tasks. Deprecated: set them in `task_template`."""

    endpoint_spec: EndpointSpecInfo | None = None
    """How the service can be reached."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}
        self.networks = self.networks or []

    def to_request(self) -> ServiceSpec:
        """The `ServiceSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, ServiceSpec)


class ServiceStatus(Model, kw_only=True, rename="pascal"):
    """How many tasks of a service run. New in API 1.41."""

    running_tasks: int = 0
    """Tasks that run now."""

    desired_tasks: int = 0
    """Tasks that should run. For a job: those still to be done at once."""

    completed_tasks: int = 0
    """Tasks of the job that have finished. 0 if it is no job."""


class ServiceUpdateResponse(Model, kw_only=True, rename="pascal"):
    """Result of updating a service."""

    warnings: NullIsEmpty[list[str]] = []
    """What the daemon did not like, for example an image it could not find in the registry."""

    def __post_init__(self) -> None:
        self.warnings = self.warnings or []


class ServiceUpdateStatus(Model, kw_only=True, rename="pascal"):
    """How the last update or rollback of a service went."""

    state: Open[ServiceUpdateState] | None = None
    """How far it is."""

    started_at: Timestamp | None = None
    """When it began."""

    completed_at: Timestamp | None = None
    """When it ended. Absent while it goes on."""

    message: str | None = None
    """More about it, for people to read."""


class SpreadOver(Model, kw_only=True, rename="pascal"):
    """Spread tasks evenly over the values of a label. New in API 1.28."""

    spread_descriptor: Maybe[str] = UNSET
    """The label, such as `node.labels.datacenter`."""


class SpreadOverInfo(Model, kw_only=True, rename="pascal"):
    """Spread tasks evenly over the values of a label. New in API 1.28.

    As the daemon reports it; `to_request()` gives the `SpreadOver` to send back.
    """

    spread_descriptor: str | None = None
    """The label, such as `node.labels.datacenter`."""

    def to_request(self) -> SpreadOver:
        """The `SpreadOver` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SpreadOver)


class Swarm(Model, kw_only=True, rename="pascal"):
    """The swarm this node belongs to, with the tokens for joining it."""

    id: str = field(name="ID", default="")
    """Id of the swarm."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object, needed to update it."""

    created_at: Timestamp = Timestamp("")
    """When the swarm was created."""

    updated_at: Timestamp = Timestamp("")
    """When its settings were last changed."""

    spec: SwarmSpecInfo = field(default_factory=lambda: SwarmSpecInfo())
    """Its settings."""

    tls_info: TLSInfo = field(name="TLSInfo", default_factory=lambda: TLSInfo())
    """Its root certificate. New in API 1.30."""

    root_rotation_in_progress: bool = False
    """True while nodes are being moved to a new root certificate. New in API 1.30."""

    data_path_port: int = 0
    """UDP port of overlay networks' traffic. 0: the default, 4789. New in API 1.40."""

    default_addr_pool: NullIsEmpty[list[str]] = []
    """Address pools, in CIDR form, from which overlay networks get subnets. New in API 1.39."""

    subnet_size: int = 0
    """Prefix length of the subnets cut from the pools, normally 24. New in API 1.39."""

    join_tokens: JoinTokens = field(default_factory=lambda: JoinTokens())
    """Tokens that other machines need to join."""

    def __post_init__(self) -> None:
        self.default_addr_pool = self.default_addr_pool or []


class SwarmIPAMConfig(Model, kw_only=True, rename="pascal"):
    """An address range of a swarm network."""

    subnet: str | None = None
    """The whole range in CIDR notation."""

    range: str | None = None
    """The part that containers get addresses from, in CIDR notation."""

    gateway: str | None = None
    """Address of the router."""


class SwarmIPAMOptions(Model, kw_only=True, rename="pascal"):
    """Address management of a swarm network."""

    driver: DriverInfo | None = None
    """Address management driver and its options."""

    configs: NullIsEmpty[list[SwarmIPAMConfig]] = []
    """The address ranges."""

    def __post_init__(self) -> None:
        self.configs = self.configs or []


class SwarmInfo(Model, kw_only=True, rename="pascal"):
    """A swarm as one node sees it. New in API 1.32."""

    node_id: str = field(name="NodeID", default="")
    """Id of this node. Empty if it is in no swarm."""

    node_addr: str = ""
    """Address other nodes use for this one."""

    local_node_state: Open[LocalNodeState] = ""
    """State of this node in the swarm."""

    control_available: bool = False
    """True if this node is a manager and can answer swarm requests."""

    error: str = ""
    """What is wrong. Empty if nothing is."""

    remote_managers: NullIsEmpty[list[PeerNode]] = []
    """Managers this node knows."""

    nodes: int = 0
    """Number of nodes. Managers only."""

    managers: int = 0
    """Number of managers. Managers only."""

    cluster: ClusterInfo | None = None
    """The swarm as a whole. Managers only, else None."""

    warnings: NullIsEmpty[list[str]] = []
    """What people should know about the swarm. New in API 1.41."""

    def __post_init__(self) -> None:
        self.remote_managers = self.remote_managers or []
        self.warnings = self.warnings or []


class SwarmNetwork(Model, kw_only=True, rename="pascal"):
    """A network as swarm keeps it, which tells other things than the networks operations do."""

    id: str = field(name="ID", default="")
    """Id of the network."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When it was last changed."""

    spec: SwarmNetworkSpec = field(default_factory=lambda: SwarmNetworkSpec())
    """What was asked for."""

    driver_state: DriverInfo | None = None
    """The driver, and the options it runs with."""

    ipam_options: SwarmIPAMOptions | None = field(name="IPAMOptions", default=None)
    """The addresses it was given."""


class SwarmNetworkSpec(Model, kw_only=True, rename="pascal"):
    """What a swarm network should be like."""

    name: str = ""
    """Name of the network."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Metadata of your own."""

    driver_configuration: DriverInfo | None = None
    """Driver and its options."""

    ipv6_enabled: bool = field(name="IPv6Enabled", default=False)
    """Whether it has IPv6."""

    internal: bool = False
    """Whether it is cut off from the outside."""

    attachable: bool = False
    """Whether containers that no service made may join."""

    ingress: bool = False
    """Whether it is the one that published ports are routed through."""

    ipam_options: SwarmIPAMOptions | None = field(name="IPAMOptions", default=None)
    """Which addresses it should get."""

    scope: str = ""
    """How far it reaches: `swarm` or `local`."""

    config_from: ConfigReferenceInfo | None = None
    """The network whose configuration it takes. New in API 1.41."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}


class SwarmSpec(Model, kw_only=True, rename="pascal"):
    """Settings of a swarm.

    An update has to carry all of them: read them from inspect and change what should change.
    """

    name: Maybe[str] = UNSET
    """Name of the swarm. Only `default` is allowed."""

    labels: Maybe[dict[str, str]] = UNSET
    """Labels of the swarm."""

    orchestration: Maybe[OrchestrationConfig] = UNSET
    """Settings for keeping services running."""

    raft: Maybe[RaftConfig] = UNSET
    """Settings of the managers' consensus."""

    dispatcher: Maybe[DispatcherConfig] = UNSET
    """Settings for the managers' contact with nodes."""

    ca_config: Maybe[CAConfig] = field(name="CAConfig", default=UNSET)
    """Settings of the certificate authority."""

    encryption_config: Maybe[EncryptionConfig] = UNSET
    """Settings for encrypting what managers store."""

    task_defaults: Maybe[TaskDefaults] = UNSET
    """What tasks get if their service does not say."""


class SwarmSpecInfo(Model, kw_only=True, rename="pascal"):
    """Settings of a swarm.

    An update has to carry all of them: read them from inspect and change what should change.

    As the daemon reports it; `to_request()` gives the `SwarmSpec` to send back.
    """

    name: str | None = None
    """Name of the swarm. Only `default` is allowed."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Labels of the swarm."""

    orchestration: OrchestrationConfigInfo | None = None
    """Settings for keeping services running."""

    raft: RaftConfigInfo | None = None
    """Settings of the managers' consensus."""

    dispatcher: DispatcherConfigInfo | None = None
    """Settings for the managers' contact with nodes."""

    ca_config: CAConfigInfo | None = field(name="CAConfig", default=None)
    """Settings of the certificate authority."""

    encryption_config: EncryptionConfigInfo | None = None
    """Settings for encrypting what managers store."""

    task_defaults: TaskDefaultsInfo | None = None
    """What tasks get if their service does not say."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> SwarmSpec:
        """The `SwarmSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, SwarmSpec)


class SystemDataUsageResponse(Model, kw_only=True, rename="pascal"):
    """Disk usage of the daemon's objects."""

    layers_size: int = 0
    """Bytes that all image layers take together."""

    images: NullIsEmpty[list[ImageSummary]] = []
    """Images with their sizes."""

    containers: NullIsEmpty[list[ContainerSummary]] = []
    """Containers with their sizes."""

    volumes: NullIsEmpty[list[Volume]] = []
    """Local volumes with their sizes."""

    build_cache: NullIsEmpty[list[BuildCache]] = []
    """Records of the build cache. New in API 1.39."""

    def __post_init__(self) -> None:
        self.images = self.images or []
        self.containers = self.containers or []
        self.volumes = self.volumes or []
        self.build_cache = self.build_cache or []


class SystemInfo(Model, kw_only=True, rename="pascal"):
    """The daemon's configuration, what its host can do, and how many objects it has."""

    id: str = field(name="ID", default="")
    """Id of the daemon, kept over restarts."""

    containers: int = 0
    """Number of containers."""

    containers_running: int = 0
    """Number of running containers."""

    containers_paused: int = 0
    """Number of paused containers."""

    containers_stopped: int = 0
    """Number of stopped containers."""

    images: int = 0
    """Number of images, untagged intermediate ones included."""

    driver: str = ""
    """Storage driver or snapshotter in use."""

    driver_status: NullIsEmpty[list[list[str]]] = []
    """Facts about the storage driver, as pairs of name and value for people to read."""

    docker_root_dir: str = ""
    """Directory on the host with the daemon's data."""

    plugins: PluginsInfo = field(default_factory=lambda: PluginsInfo())
    """Plugins by what they do."""

    memory_limit: bool = False
    """True if the kernel can limit memory."""

    swap_limit: bool = False
    """True if the kernel can limit swap."""

    kernel_memory_tcp: bool | None = field(name="KernelMemoryTCP", default=None)
    """True if the kernel can limit memory for TCP buffers. Cgroup v1 only. New in API 1.40."""

    cpu_cfs_period: bool = False
    """True if the kernel has CFS periods (`cpu_period`)."""

    cpu_cfs_quota: bool = False
    """True if the kernel has CFS quotas (`cpu_quota`)."""

    cpu_shares: bool = field(name="CPUShares", default=False)
    """True if the kernel can weigh CPU time (`cpu_shares`). New in API 1.32."""

    cpu_set: bool = field(name="CPUSet", default=False)
    """True if the kernel can bind containers to CPUs (`cpuset_cpus`). New in API 1.32."""

    pids_limit: bool = False
    """True if the kernel can limit the number of processes. New in API 1.40."""

    oom_kill_disable: bool = False
    """True if the kernel can be kept from killing a container short of memory. Cgroup v1 only."""

    ipv4_forwarding: bool = field(name="IPv4Forwarding", default=False)
    """True if the host forwards IPv4 packets."""

    bridge_nf_iptables: bool = False
    """True if iptables sees bridged traffic. New in API 1.32."""

    bridge_nf_ip6tables: bool = field(name="BridgeNfIp6tables", default=False)
    """True if ip6tables sees bridged traffic. New in API 1.32."""

    debug: bool = False
    """True if the daemon logs debug messages."""

    n_fd: int = 0
    """Open file descriptors of the daemon."""

    n_goroutines: int = 0
    """Goroutines of the daemon."""

    system_time: Timestamp = Timestamp("")
    """The host's time."""

    logging_driver: str = ""
    """Default logging driver of containers. New in API 1.32."""

    cgroup_driver: Open[CgroupDriver] = ""
    """Who manages cgroups. New in API 1.32."""

    cgroup_version: Open[CgroupVersion] | None = None
    """Version of cgroups on the host. New in API 1.41."""

    n_events_listener: int = 0
    """Clients that read events now."""

    kernel_version: str = ""
    """Version of the host's kernel."""

    operating_system: str = ""
    """The host's operating system in words, such as `Debian GNU/Linux 12`."""

    os_version: str = field(name="OSVersion", default="")
    """Version of the host's operating system. New in API 1.41."""

    os_type: str = field(name="OSType", default="")
    """Operating system of the daemon, `linux` or `windows`."""

    architecture: str = ""
    """Hardware architecture of the host, as the system names it, such as `x86_64`."""

    ncpu: int = field(name="NCPU", default=0)
    """Number of CPUs the daemon can use."""

    mem_total: int = 0
    """Memory of the host in bytes."""

    index_server_address: str = ""
    """Address of the default registry's index."""

    registry_config: RegistryServiceConfig | None = None
    """How the daemon deals with registries."""

    generic_resources: NullIsEmpty[list[GenericResourceInfo]] = []
    """Resources of this node that the swarm can hand out to tasks. New in API 1.32."""

    http_proxy: str = ""
    """Proxy for HTTP; a password in it is masked. Empty: none."""

    https_proxy: str = ""
    """Proxy for HTTPS; a password in it is masked. Empty: none."""

    no_proxy: str = ""
    """Hosts that are reached without proxy, comma-separated."""

    name: str = ""
    """Host name of the daemon."""

    labels: NullIsEmpty[list[str]] = []
    """Labels of the daemon, as `name=value`."""

    experimental_build: bool = False
    """True if experimental features are enabled."""

    server_version: str = ""
    """Version of the daemon."""

    runtimes: NullIsEmpty[dict[str, Runtime]] = {}
    """OCI runtimes by name. New in API 1.32."""

    default_runtime: str = ""
    """Runtime that containers get if they do not ask for one. New in API 1.32."""

    swarm: SwarmInfo = field(default_factory=lambda: SwarmInfo())
    """The swarm as this node sees it. New in API 1.32."""

    live_restore_enabled: bool = False
    """True if containers keep running while the daemon is down. New in API 1.32."""

    isolation: Open[SystemIsolation] = ""
    """Windows only: how containers are isolated by default. New in API 1.32."""

    init_binary: str = ""
    """Program used as init process of containers that ask for one. New in API 1.32."""

    containerd_commit: Commit = field(default_factory=lambda: Commit())
    """Version of containerd. New in API 1.32."""

    runc_commit: Commit = field(default_factory=lambda: Commit())
    """Version of runc. New in API 1.32."""

    init_commit: Commit = field(default_factory=lambda: Commit())
    """Version of the init program. New in API 1.32."""

    security_options: NullIsEmpty[list[str]] = []
    """Security features in use, such as `name=seccomp,profile=default`, `name=rootless` or
    `name=cgroupns`. New in API 1.32.
    """

    product_license: str | None = None
    """License of the product, for people to read. Empty in most builds. New in API 1.39."""

    default_address_pools: NullIsEmpty[list[DefaultAddressPool]] = []
    """Address pools from which networks get subnets. Empty: the built-in ones. New in API 1.41."""

    warnings: NullIsEmpty[list[str]] = []
    """What people should know about the configuration, such as missing kernel features or an
    unprotected API port. New in API 1.39.
    """

    cdi_spec_dirs: NullIsEmpty[list[str]] = field(name="CDISpecDirs", default=[])
    """Directories with CDI device specifications. Empty: CDI is off. New in API 1.44."""

    def __post_init__(self) -> None:
        self.driver_status = self.driver_status or []
        self.generic_resources = self.generic_resources or []
        self.labels = self.labels or []
        self.runtimes = self.runtimes or {}
        self.security_options = self.security_options or []
        self.default_address_pools = self.default_address_pools or []
        self.warnings = self.warnings or []
        self.cdi_spec_dirs = self.cdi_spec_dirs or []


class SystemVersion(Model, kw_only=True, rename="pascal"):
    """Versions of the daemon and its parts."""

    platform: VersionPlatform = field(default_factory=lambda: VersionPlatform())
    """The product the daemon belongs to. New in API 1.35."""

    components: NullIsEmpty[list[ComponentVersion]] = []
    """Versions of the daemon's parts. New in API 1.35."""

    version: str = ""
    """Version of the daemon."""

    api_version: str = ""
    """Newest API version it speaks."""

    min_api_version: str = field(name="MinAPIVersion", default="")
    """Oldest API version it speaks."""

    git_commit: str = ""
    """Commit it was built from."""

    go_version: str = ""
    """Go version it was built with."""

    os: str = ""
    """Operating system it runs on."""

    arch: str = ""
    """Hardware architecture it was built for, in Go's naming."""

    kernel_version: str | None = None
    """Version of the host's kernel."""

    experimental: bool | None = None
    """True if experimental features are enabled."""

    build_time: Timestamp | None = None
    """When it was built."""

    def __post_init__(self) -> None:
        self.components = self.components or []


class TLSInfo(Model, kw_only=True, rename="pascal"):
    """The certificate authority that a node's certificate comes from. New in API 1.30."""

    trust_root: str = ""
    """Root certificates in PEM form."""

    cert_issuer_subject: bytes | None = None
    """Subject of the issuer of the node's certificate: the raw bytes."""

    cert_issuer_public_key: bytes | None = None
    """Public key of the issuer of the node's certificate: the raw bytes."""


class Task(Model, kw_only=True, rename="pascal"):
    """A task: one container that the swarm runs for a service, on one node."""

    id: str = field(name="ID", default="")
    """Its id."""

    version: ObjectVersion = field(default_factory=lambda: ObjectVersion())
    """Version of the object."""

    created_at: Timestamp = Timestamp("")
    """When it was created."""

    updated_at: Timestamp = Timestamp("")
    """When its state last changed."""

    name: str | None = None
    """Its name. Normally empty; clients make one from service and slot."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    spec: TaskSpecInfo = field(default_factory=lambda: TaskSpecInfo())
    """What it runs."""

    service_id: str | None = field(name="ServiceID", default=None)
    """Id of its service."""

    slot: int | None = None
    """Number of the replica it is, from 1. Absent or 0 for global services."""

    node_id: str | None = field(name="NodeID", default=None)
    """Id of the node it runs on. Empty while none is found."""

    status: TaskStatus = field(default_factory=lambda: TaskStatus())
    """What it is doing."""

    desired_state: Open[TaskState] = ""
    """What it should be doing."""

    job_iteration: ObjectVersion | None = None
    """Number of the job's run that it belongs to. None if it is no job. New in API 1.41."""

    networks_attachments: NullIsEmpty[list[NetworkAttachment]] = []
    """Networks it is attached to, with its addresses."""

    generic_resources: NullIsEmpty[list[GenericResourceInfo]] = []
    """Resources under user-chosen names that it got. New in API 1.32."""

    volumes: NullIsEmpty[list[VolumeAttachment]] = []
    """Cluster volumes it uses. New in API 1.42."""

    def __post_init__(self) -> None:
        self.labels = self.labels or {}
        self.networks_attachments = self.networks_attachments or []
        self.generic_resources = self.generic_resources or []
        self.volumes = self.volumes or []


class TaskDefaults(Model, kw_only=True, rename="pascal"):
    """What tasks get if their service does not say. A change affects new tasks only."""

    log_driver: Maybe[Driver] = UNSET
    """Logging driver. None: that of each node's daemon."""


class TaskDefaultsInfo(Model, kw_only=True, rename="pascal"):
    """What tasks get if their service does not say. A change affects new tasks only.

    As the daemon reports it; `to_request()` gives the `TaskDefaults` to send back.
    """

    log_driver: DriverInfo | None = None
    """Logging driver. None: that of each node's daemon."""

    def to_request(self) -> TaskDefaults:
        """The `TaskDefaults` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TaskDefaults)


class TaskResources(Model, kw_only=True, rename="pascal"):
    """What a task needs and may use."""

    limits: Maybe[Limit] = UNSET
    """What it may use at most."""

    reservations: Maybe[ResourceObject] = UNSET
    """What its node must have free; only then is it placed there."""


class TaskResourcesInfo(Model, kw_only=True, rename="pascal"):
    """What a task needs and may use.

    As the daemon reports it; `to_request()` gives the `TaskResources` to send back.
    """

    limits: LimitInfo | None = None
    """What it may use at most."""

    reservations: ResourceObjectInfo | None = None
    """What its node must have free; only then is it placed there."""

    def to_request(self) -> TaskResources:
        """The `TaskResources` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TaskResources)


class TaskRestartPolicy(Model, kw_only=True, rename="pascal"):
    """When a task that ended is replaced by a new one."""

    condition: Maybe[Open[TaskRestartCondition]] = UNSET
    """Which ends call for a replacement. Default `any`."""

    delay: Maybe[int] = UNSET
    """Nanoseconds to wait before. Default 5 s."""

    max_attempts: Maybe[int] = UNSET
    """Give up after so many replacements within `window`; 0 never gives up."""

    window: Maybe[int] = UNSET
    """Nanoseconds in which `max_attempts` counts; 0 for all time."""


class TaskRestartPolicyInfo(Model, kw_only=True, rename="pascal"):
    """When a task that ended is replaced by a new one.

    As the daemon reports it; `to_request()` gives the `TaskRestartPolicy` to send back.
    """

    condition: Open[TaskRestartCondition] | None = None
    """Which ends call for a replacement. Default `any`."""

    delay: int | None = None
    """Nanoseconds to wait before. Default 5 s."""

    max_attempts: int | None = None
    """Give up after so many replacements within `window`; 0 never gives up."""

    window: int | None = None
    """Nanoseconds in which `max_attempts` counts; 0 for all time."""

    def to_request(self) -> TaskRestartPolicy:
        """The `TaskRestartPolicy` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TaskRestartPolicy)


class TaskSpec(Model, kw_only=True, rename="pascal"):
    """What a task runs: a container, a plugin, or the attachment of a container to a network.

    Set only one of the three specs.
    """

    plugin_spec: Maybe[PluginSpec] = UNSET
    """The plugin to install. Needs `runtime` to be `plugin`. New in API 1.31."""

    container_spec: Maybe[ContainerSpec] = UNSET
    """The container to run."""

    network_attachment_spec: Maybe[NetworkAttachmentSpec] = UNSET
    """The container to attach. Made by the swarm itself; users cannot create such tasks. New in API
    1.38.
    """

    resources: Maybe[TaskResources] = UNSET
    """What it needs and may use."""

    restart_policy: Maybe[TaskRestartPolicy] = UNSET
    """When it is replaced by a new task."""

    placement: Maybe[Placement] = UNSET
    """On which nodes it may run."""

    force_update: Maybe[int] = UNSET
    """Raise this number to have all tasks replaced, even if nothing else changed."""

    runtime: Maybe[str] = UNSET
    """What kind of task it is: `container`, `plugin` or `attachment`. Default `container`. New in API
    1.30.
    """

    networks: Maybe[list[NetworkAttachmentConfig]] = UNSET
    """Networks it is attached to."""

    log_driver: Maybe[Driver] = UNSET
    """Logging driver. None: the swarm's default, else that of the node's daemon."""


class TaskSpecInfo(Model, kw_only=True, rename="pascal"):
    """What a task runs: a container, a plugin, or the attachment of a container to a network.

    Set only one of the three specs.

    As the daemon reports it; `to_request()` gives the `TaskSpec` to send back.
    """

    plugin_spec: PluginSpecInfo | None = None
    """The plugin to install. Needs `runtime` to be `plugin`. New in API 1.31."""

    container_spec: ContainerSpecInfo | None = None
    """The container to run."""

    network_attachment_spec: NetworkAttachmentSpecInfo | None = None
    """The container to attach. Made by the swarm itself; users cannot create such tasks. New in API
    1.38.
    """

    resources: TaskResourcesInfo | None = None
    """What it needs and may use."""

    restart_policy: TaskRestartPolicyInfo | None = None
    """When it is replaced by a new task."""

    placement: PlacementInfo | None = None
    """On which nodes it may run."""

    force_update: int | None = None
    """Raise this number to have all tasks replaced, even if nothing else changed."""

    runtime: str | None = None
    """What kind of task it is: `container`, `plugin` or `attachment`. Default `container`. New in API
    1.30.
    """

    networks: NullIsEmpty[list[NetworkAttachmentConfigInfo]] = []
    """Networks it is attached to."""

    log_driver: DriverInfo | None = None
    """Logging driver. None: the swarm's default, else that of the node's daemon."""

    def __post_init__(self) -> None:
        self.networks = self.networks or []

    def to_request(self) -> TaskSpec:
        """The `TaskSpec` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TaskSpec)


class TaskStatus(Model, kw_only=True, rename="pascal"):
    """What a task is doing."""

    timestamp: Timestamp = Timestamp("")
    """When it got into this state."""

    state: Open[TaskState] = ""
    """The state."""

    message: str | None = None
    """What happened, for people to read, such as `started`."""

    err: str | None = None
    """What went wrong. Empty if nothing did."""

    container_status: ContainerStatus | None = None
    """Its container. None as long as there is none."""

    port_status: PortStatus | None = None
    """Ports published in host mode."""


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


class Topology(Model, kw_only=True, rename="pascal"):
    """A part of the cluster, named in the CSI driver's own terms. New in API 1.42."""

    segments: Maybe[dict[str, str]] = UNSET
    """Names of the part, such as `{'region': 'R1', 'zone': 'Z1'}`."""


class TopologyInfo(Model, kw_only=True, rename="pascal"):
    """A part of the cluster, named in the CSI driver's own terms. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `Topology` to send back.
    """

    segments: NullIsEmpty[dict[str, str]] = {}
    """Names of the part, such as `{'region': 'R1', 'zone': 'Z1'}`."""

    def __post_init__(self) -> None:
        self.segments = self.segments or {}

    def to_request(self) -> Topology:
        """The `Topology` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Topology)


class TopologyRequirement(Model, kw_only=True, rename="pascal"):
    """Where in the cluster a volume must be reachable. New in API 1.42."""

    requisite: Maybe[list[Topology]] = UNSET
    """It must be reachable from at least one of these."""

    preferred: Maybe[list[Topology]] = UNSET
    """Where to create it if possible, best first."""


class TopologyRequirementInfo(Model, kw_only=True, rename="pascal"):
    """Where in the cluster a volume must be reachable. New in API 1.42.

    As the daemon reports it; `to_request()` gives the `TopologyRequirement` to send back.
    """

    requisite: NullIsEmpty[list[TopologyInfo]] = []
    """It must be reachable from at least one of these."""

    preferred: NullIsEmpty[list[TopologyInfo]] = []
    """Where to create it if possible, best first."""

    def __post_init__(self) -> None:
        self.requisite = self.requisite or []
        self.preferred = self.preferred or []

    def to_request(self) -> TopologyRequirement:
        """The `TopologyRequirement` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, TopologyRequirement)


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


class UnlockKeyResponse(Model, kw_only=True, rename="pascal"):
    """The key that unlocks managers after a restart."""

    unlock_key: str = ""
    """The unlock key. Empty if autolock is off."""


class UpdateConfig(Model, kw_only=True, rename="pascal"):
    """How an update replaces a service's tasks."""

    parallelism: Maybe[int] = UNSET
    """Tasks replaced at once; 0 for all. Without an update config: one."""

    delay: Maybe[int] = UNSET
    """Nanoseconds to wait between one batch of tasks and the next."""

    failure_action: Maybe[Open[UpdateFailureAction]] = UNSET
    """What to do when too many new tasks fail. Default `pause`."""

    monitor: Maybe[int] = UNSET
    """Nanoseconds for which a new task is watched for failure. Default 5 s."""

    max_failure_ratio: Maybe[float] = UNSET
    """Share of new tasks that may fail, 0 to 1. Default 0."""

    order: Maybe[Open[UpdateOrder]] = UNSET
    """Which comes first. Default `stop-first`. New in API 1.29."""


class UpdateConfigInfo(Model, kw_only=True, rename="pascal"):
    """How an update replaces a service's tasks.

    As the daemon reports it; `to_request()` gives the `UpdateConfig` to send back.
    """

    parallelism: int | None = None
    """Tasks replaced at once; 0 for all. Without an update config: one."""

    delay: int | None = None
    """Nanoseconds to wait between one batch of tasks and the next."""

    failure_action: Open[UpdateFailureAction] | None = None
    """What to do when too many new tasks fail. Default `pause`."""

    monitor: int | None = None
    """Nanoseconds for which a new task is watched for failure. Default 5 s."""

    max_failure_ratio: float | None = None
    """Share of new tasks that may fail, 0 to 1. Default 0."""

    order: Open[UpdateOrder] | None = None
    """Which comes first. Default `stop-first`. New in API 1.29."""

    def to_request(self) -> UpdateConfig:
        """The `UpdateConfig` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, UpdateConfig)


class VersionPlatform(Model, kw_only=True, rename="pascal"):
    """The product a daemon belongs to. New in API 1.35."""

    name: str = ""
    """Name of the product. Empty for many distributions' packages."""


class VirtualIP(Model, kw_only=True, rename="pascal"):
    """Virtual IP address of a service in one network."""

    network_id: str = field(name="NetworkID", default="")
    """Id of the network."""

    addr: str = ""
    """The address with prefix length, such as `10.0.1.4/24`."""


class Volume(Model, kw_only=True, rename="pascal"):
    """A volume: storage that outlives the containers using it."""

    name: str = ""
    """Its name; 64 hexadecimal digits for an anonymous volume."""

    driver: str = ""
    """Volume driver, such as `local`."""

    mountpoint: str = ""
    """Path on the daemon's host where it is mounted. Empty if the driver has none to tell."""

    created_at: Timestamp | None = None
    """When it was created. Empty if the driver does not say. New in API 1.31."""

    status: NullIsEmpty[dict[str, JsonValue]] = {}
    """Facts the driver tells about it; their form is the driver's own. Only when inspecting."""

    labels: NullIsEmpty[dict[str, str]] = {}
    """Its labels."""

    scope: Open[VolumeScope] = ""
    """Where it exists."""

    cluster_volume: ClusterVolume | None = None
    """The cluster volume behind it. None for other volumes. New in API 1.42."""

    options: NullIsEmpty[dict[str, str]] = {}
    """Options of the driver it was created with."""

    usage_data: VolumeUsageData | None = None
    """Disk usage. None unless the answer is about disk usage."""

    def __post_init__(self) -> None:
        self.status = self.status or {}
        self.labels = self.labels or {}
        self.options = self.options or {}


class VolumeAttachment(Model, kw_only=True, rename="pascal"):
    """A cluster volume that a task uses. New in API 1.42."""

    id: str | None = field(name="ID", default=None)
    """Id of the volume."""

    source: str | None = None
    """Its name as the mount gives it, or its group."""

    target: str | None = None
    """Path in the container."""


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


class VolumeListResponse(Model, kw_only=True, rename="pascal"):
    """Volumes, and what went wrong when asking drivers for them."""

    volumes: NullIsEmpty[list[Volume]] = []
    """The volumes."""

    warnings: NullIsEmpty[list[str]] = []
    """Drivers that could not be asked, with the reasons."""

    def __post_init__(self) -> None:
        self.volumes = self.volumes or []
        self.warnings = self.warnings or []


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

    subpath: Maybe[str] = UNSET
    """Directory inside the volume to mount instead of its root; it must exist and be relative. New in
    API 1.45.
    """


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

    subpath: str | None = None
    """Directory inside the volume to mount instead of its root; it must exist and be relative. New in
    API 1.45.
    """

    def __post_init__(self) -> None:
        self.labels = self.labels or {}

    def to_request(self) -> VolumeOptions:
        """The `VolumeOptions` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, VolumeOptions)


class VolumePruneResponse(Model, kw_only=True, rename="pascal"):
    """Volumes that pruning removed."""

    volumes_deleted: NullIsEmpty[list[str]] = []
    """Names of the removed volumes."""

    space_reclaimed: int = 0
    """Bytes of disk space that became free."""

    def __post_init__(self) -> None:
        self.volumes_deleted = self.volumes_deleted or []


class VolumeUsageData(Model, kw_only=True, rename="pascal"):
    """Disk usage of a volume."""

    size: int = 0
    """Size in bytes; -1 if unknown, which is normal for drivers other than `local`."""

    ref_count: int = 0
    """How many containers use it, stopped ones too; -1 if unknown."""
