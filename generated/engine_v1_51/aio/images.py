"""Images: async operations of the Docker Engine API 1.51."""

from __future__ import annotations

import builtins
from collections.abc import Mapping

from .. import operations
from .._runtime.aio_engine import AsyncByteStream, AsyncEngine, AsyncJsonStream
from .._runtime.types import AsyncRequestBody, Filters, Open
from ..models import (
    AuthConfig,
    BuilderVersion,
    BuildInfo,
    BuildOutput,
    BuildPruneResponse,
    ContainerConfig,
    CreateImageInfo,
    IDResponse,
    ImageDeleteResponseItem,
    ImageHistoryResponseItem,
    ImageInspect,
    ImagePruneResponse,
    ImageSearchResult,
    ImageSummary,
    LoadImageInfo,
    OCIPlatform,
    PushImageInfo,
    Ulimit,
)


class AsyncImagesApi:
    """Images in the daemon's local store: pull, push, build, tag, save, load and remove.

    An image is addressed by `name:tag`, `name@digest`, or its id.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def list(
        self,
        *,
        all: bool | None = None,
        filters: Filters | None = None,
        shared_size: bool | None = None,
        digests: bool | None = None,
        manifests: bool | None = None,
    ) -> builtins.list[ImageSummary]:
        """List the images in the local store.

        Args:
            all: True lists intermediate images of old-style builds too. Default false.
            filters: Filter names with one value or a list each; different names must all match.
                Names: `before`, `since` (image), `dangling` (`true`: without a name), `label`
                (`key` or `key=value`), `reference` (pattern such as `alpine:3.*`), and on newer
                daemons `until` (created before this time).
            shared_size: True computes `shared_size`, the bytes shared with other images; otherwise
                it is -1. Default false; slow. New in API 1.42.
            digests: Has no effect: `repo_digests` is always filled in. Kept since the API has it.
            manifests: True adds what is known of each platform's manifest; only with the containerd
                image store. Default false. New in API 1.47.

        Raises:
            BadRequest: Unknown filter name or a value it does not take; old daemons answer 500.
            InternalServerError: The daemon failed.

        Engine API: `ImageList`, `GET /images/json`.
        """
        return await self._engine.call(
            operations.IMAGE_LIST,
            {
                "all": all,
                "filters": filters,
                "shared_size": shared_size,
                "digests": digests,
                "manifests": manifests,
            },
        )

    async def build(
        self,
        *,
        dockerfile: str | None = None,
        t: builtins.list[str] | None = None,
        extrahosts: builtins.list[str] | None = None,
        remote: str | None = None,
        q: bool | None = None,
        nocache: bool | None = None,
        cachefrom: builtins.list[str] | None = None,
        pull: bool | None = None,
        rm: bool | None = None,
        forcerm: bool | None = None,
        memory: int | None = None,
        memswap: int | None = None,
        cpushares: int | None = None,
        cpusetcpus: str | None = None,
        cpuperiod: int | None = None,
        cpuquota: int | None = None,
        buildargs: Mapping[str, str | None] | None = None,
        shmsize: int | None = None,
        squash: bool | None = None,
        labels: Mapping[str, str] | None = None,
        networkmode: str | None = None,
        registry_config: Mapping[str, AuthConfig] | None = None,
        platform: str | None = None,
        target: str | None = None,
        outputs: builtins.list[BuildOutput] | None = None,
        version: Open[BuilderVersion] | None = None,
        ulimits: builtins.list[Ulimit] | None = None,
        cgroupparent: str | None = None,
        cpusetmems: str | None = None,
        securityopt: builtins.list[str] | None = None,
        isolation: str | None = None,
        body: AsyncRequestBody | None = None,
    ) -> AsyncJsonStream[BuildInfo]:
        """Build an image from a context and a Dockerfile.

        Sends the context and returns an open stream of progress; the build ends with the stream,
        and closing early cancels it. A failing step raises from the stream, since the status was
        sent before. The classic builder does it unless `version` says otherwise.

        Args:
            dockerfile: Path of the Dockerfile within the context. `None`: `Dockerfile`.
            t: Names for the image, each `name:tag`; without a tag it is `latest`. `None`: only the
                id identifies it.
            extrahosts: Additional host entries as `name:address`. New in API 1.28.
            remote: URL to build from in place of a sent context: a Git repository, a tar archive,
                or a single Dockerfile.
            q: True suppresses output until the end; the final item is the image id. Default false.
            nocache: True runs every step, whatever the cache holds. Default false.
            cachefrom: List of images whose layers may be taken as cache. `None`: everything in the
                local store.
            pull: True asks the registry for newer base images. Default false: a local one is good
                enough.
            rm: False keeps the intermediate containers of a successful build. Default true.
            forcerm: True removes intermediate containers of failed builds too. Default false.
            memory: Memory limit of each step in bytes. `None` or 0: none.
            memswap: Limit of memory and swap together in bytes; -1 is unlimited swap. `None`: twice
                the memory limit.
            cpushares: CPU weight relative to other containers; the normal weight is 1024.
            cpusetcpus: CPUs to run on, such as `0-3` or `0,1`. `None`: all.
            cpuperiod: Length of a CFS scheduler period in microseconds.
            cpuquota: CPU time in microseconds that each step gets per `cpuperiod`.
            buildargs: Map of build arguments (`ARG`) to values. A value `None` is as good as no
                value: the default in the Dockerfile holds. They show in the image history, so
                are no place for secrets.
            shmsize: Bytes of `/dev/shm`, greater than 0. `None`: the daemon's default, normally 64
                MiB.
            squash: True squashes the new layers into one; needs an experimental daemon. Default
                false.
            labels: Map of labels to put on the image.
            networkmode: Network for `RUN` steps: `bridge`, `host`, `none`, `container:<id>` or the
                name of a network. `None`: the default network.
            registry_config: Credentials for the registries of base images: a map of registry host
                to credentials; Docker Hub's key is `https://index.docker.io/v1/`. Encoded for
                you.
            platform: Platform to build for, as `os[/arch[/variant]]`. `None`: the daemon's own. New
                in API 1.34.
            target: Name or number of the stage to stop after. `None`: the last. New in API 1.37.
            outputs: Where BuildKit puts the result: a list of exporters. No effect in the classic
                builder. New in API 1.40.
            version: Builder: `1` classic, `2` BuildKit, whose messages `buildkit.BuildProgress`
                reads. What needs a session with the client (secrets, SSH, local outputs) then
                fails, and the error says so. `None`: `1`. New in API 1.38.
            ulimits: Resource limits for the processes of the steps. Not part of the published API
                description.
            cgroupparent: Parent cgroup of the build's containers. Not part of the published API
                description.
            cpusetmems: NUMA memory nodes to use, such as `0-1`. Not part of the published API
                description.
            securityopt: Security options of the build's containers; Windows daemons only. Not part
                of the published API description.
            isolation: Isolation technology on Windows: `default`, `process` or `hyperv`. Not part
                of the published API description.
            body: The build context as a tar archive: bytes, a binary file, or an iterable of bytes,
                such as `context.build_context` makes of a directory; gzip, bzip2 or xz
                compression is recognised. `None` when `remote` is given.

        Raises:
            BadRequest: An argument is not valid, or the Dockerfile cannot be parsed.
            InternalServerError: The context could not be read, or the first step failed.

        Engine API: `ImageBuild`, `POST /build`.
        """
        return await self._engine.json_stream(
            operations.IMAGE_BUILD,
            {
                "dockerfile": dockerfile,
                "t": t,
                "extrahosts": extrahosts,
                "remote": remote,
                "q": q,
                "nocache": nocache,
                "cachefrom": cachefrom,
                "pull": pull,
                "rm": rm,
                "forcerm": forcerm,
                "memory": memory,
                "memswap": memswap,
                "cpushares": cpushares,
                "cpusetcpus": cpusetcpus,
                "cpuperiod": cpuperiod,
                "cpuquota": cpuquota,
                "buildargs": buildargs,
                "shmsize": shmsize,
                "squash": squash,
                "labels": labels,
                "networkmode": networkmode,
                "registry_config": registry_config,
                "platform": platform,
                "target": target,
                "outputs": outputs,
                "version": version,
                "ulimits": ulimits,
                "cgroupparent": cgroupparent,
                "cpusetmems": cpusetmems,
                "securityopt": securityopt,
                "isolation": isolation,
            },
            body,
        )

    async def build_prune(
        self,
        *,
        keep_storage: int | None = None,
        reserved_space: int | None = None,
        max_used_space: int | None = None,
        min_free_space: int | None = None,
        all: bool | None = None,
        filters: Filters | None = None,
    ) -> BuildPruneResponse:
        """Remove build cache.

        Args:
            keep_storage: Cache in bytes to leave alone. Renamed to `reserved_space` in API 1.48.
                New in API 1.39.
            reserved_space: Cache in bytes that always stays. `None`: none. New in API 1.48.
            max_used_space: Cache in bytes that may stay at most. `None`: no limit. New in API 1.48.
            min_free_space: Disk space in bytes to have free in the end. `None`: does not matter.
                New in API 1.48.
            all: True removes cache still usable by builds too. Default false: only dangling parts.
                New in API 1.39.
            filters: Which records; `None` means all that may go. Names: `until` (not used since:
                Unix seconds, RFC 3339, or an age such as `24h`), `id`, `parent`, `type`,
                `description`, `inuse`, `shared`, `private`. New in API 1.39.

        Returns:
            Ids of the records removed and the bytes freed.

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.

        Engine API: `BuildPrune`, `POST /build/prune`, new in API 1.31.
        """
        return await self._engine.call(
            operations.BUILD_PRUNE,
            {
                "keep_storage": keep_storage,
                "reserved_space": reserved_space,
                "max_used_space": max_used_space,
                "min_free_space": min_free_space,
                "all": all,
                "filters": filters,
            },
        )

    async def create(
        self,
        *,
        from_image: str | None = None,
        from_src: str | None = None,
        repo: str | None = None,
        tag: str | None = None,
        message: str | None = None,
        registry_auth: AuthConfig | None = None,
        changes: builtins.list[str] | None = None,
        platform: str | None = None,
        body: AsyncRequestBody | None = None,
    ) -> AsyncJsonStream[CreateImageInfo]:
        """Pull an image from a registry, or import one from a root file system.

        `from_image` pulls, `from_src` imports. Returns an open stream of progress; the image is
        complete when the stream has ended without an error, and closing early cancels the pull. An
        error after the first item raises from the stream.

        Args:
            from_image: Image to pull, with or without tag or digest, such as `alpine` or
                `registry.example:5000/app:2`.
            from_src: Import from a URL the daemon can reach, or with `-` from `body`.
            repo: Name for the imported image, with or without tag. `None`: it is known by its id
                only.
            tag: Tag or digest to pull, or tag for the imported image. `None` with an untagged
                `from_image` pulls every tag of the repository.
            message: Commit message of the imported image. New in API 1.39.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous.
            changes: Dockerfile instructions for the imported image, such as `CMD [...]` or `ENV
                A=b`, as a list. Not used by a pull. New in API 1.40.
            platform: Platform to pull or to note in the imported image, as `os[/arch[/variant]]`.
                `None`: the daemon's own. New in API 1.32.
            body: The root file system as a tar archive when `from_src` is `-`: bytes, a binary
                file, or an iterable of bytes; compression is recognised.

        Raises:
            BadRequest: The name is not a valid reference.
            NotFound: The registry has no such image, or it needs credentials for it.
            InternalServerError: The registry cannot be reached or refused.

        Engine API: `ImageCreate`, `POST /images/create`.
        """
        return await self._engine.json_stream(
            operations.IMAGE_CREATE,
            {
                "from_image": from_image,
                "from_src": from_src,
                "repo": repo,
                "tag": tag,
                "message": message,
                "registry_auth": registry_auth,
                "changes": changes,
                "platform": platform,
            },
            body,
        )

    async def inspect(
        self, name: str, *, manifests: bool | None = None, platform: OCIPlatform | None = None
    ) -> ImageInspect:
        """Read everything the daemon knows about one image.

        Args:
            name: Image name with optional tag or digest, or its id.
            manifests: True adds the manifests of all platforms; needs the containerd image store
                and excludes `platform`. Default false. New in API 1.48.
            platform: Platform whose variant is meant, an object with `os`, `architecture` and
                optional `variant`. `None`: the best of those present. New in API 1.49.

        Raises:
            NotFound: No such image, or not for this platform.
            InternalServerError: The daemon failed.

        Engine API: `ImageInspect`, `GET /images/{name}/json`.
        """
        return await self._engine.call(
            operations.IMAGE_INSPECT, {"name": name, "manifests": manifests, "platform": platform}
        )

    async def history(
        self, name: str, *, platform: OCIPlatform | None = None
    ) -> builtins.list[ImageHistoryResponseItem]:
        """List the layers of an image with the instructions that made them.

        Args:
            name: Image name with optional tag or digest, or its id.
            platform: Platform whose variant is meant, an object with `os`, `architecture` and
                optional `variant`. `None`: the best of those present. New in API 1.48.

        Returns:
            Newest layer first; layers from elsewhere have the id `<missing>`.

        Raises:
            NotFound: No such image, or not for this platform.
            InternalServerError: The daemon failed.

        Engine API: `ImageHistory`, `GET /images/{name}/history`.
        """
        return await self._engine.call(
            operations.IMAGE_HISTORY, {"name": name, "platform": platform}
        )

    async def push(
        self,
        name: str,
        *,
        tag: str | None = None,
        platform: OCIPlatform | None = None,
        registry_auth: AuthConfig | None = None,
    ) -> AsyncJsonStream[PushImageInfo]:
        """Upload an image to the registry its name points to.

        Returns an open stream of progress; the push is complete when the stream ended without an
        error. Refused credentials and unreachable registries raise from the stream.

        Args:
            name: Image name without a tag; the registry is its first part, as in
                `registry.example/app`.
            tag: Tag to push. `None`: every local tag of the name.
            platform: Push only this platform's variant, an object with `os`, `architecture` and
                optional `variant`. `None`: all that are present. New in API 1.46.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous.

        Raises:
            BadRequest: The name is not valid.
            NotFound: No such image.
            InternalServerError: The daemon failed.

        Engine API: `ImagePush`, `POST /images/{name}/push`.
        """
        return await self._engine.json_stream(
            operations.IMAGE_PUSH,
            {"name": name, "tag": tag, "platform": platform, "registry_auth": registry_auth},
        )

    async def tag(self, name: str, *, repo: str, tag: str | None = None) -> None:
        """Give an image another name.

        If another image has that name, the name moves over without a warning.

        Args:
            name: Image name with optional tag or digest, or its id.
            repo: The new name without its tag, such as `registry.example/app`.
            tag: The new tag. `None`: `latest`.

        Raises:
            BadRequest: The new name is missing or not valid.
            NotFound: No such image.
            Conflict: The object's state does not allow this.
            InternalServerError: The daemon failed.

        Engine API: `ImageTag`, `POST /images/{name}/tag`.
        """
        return await self._engine.call(
            operations.IMAGE_TAG, {"name": name, "repo": repo, "tag": tag}
        )

    async def delete(
        self,
        name: str,
        *,
        force: bool | None = None,
        noprune: bool | None = None,
        platforms: builtins.list[OCIPlatform] | None = None,
    ) -> builtins.list[ImageDeleteResponseItem]:
        """Remove a name from an image, and the image when no name is left.

        Given an id, it removes all names in the same repository at once. Untagged parents that
        nothing else needs go too.

        Args:
            name: Image name with optional tag or digest, or its id.
            force: True removes images that stopped containers use, or that several repositories
                name. A running container always prevents it. Default false.
            noprune: True leaves untagged parent images. Default false.
            platforms: Remove only these platforms' content, a list of objects with `os`,
                `architecture` and optional `variant`. `None`: everything. New in API 1.50.

        Returns:
            What was untagged and what was deleted, in order.

        Raises:
            NotFound: No such image.
            Conflict: A container uses it, or several repositories name it.
            InternalServerError: The daemon failed.

        Engine API: `ImageDelete`, `DELETE /images/{name}`.
        """
        return await self._engine.call(
            operations.IMAGE_DELETE,
            {"name": name, "force": force, "noprune": noprune, "platforms": platforms},
        )

    async def search(
        self,
        *,
        term: str,
        limit: int | None = None,
        filters: Filters | None = None,
        registry_auth: AuthConfig | None = None,
    ) -> builtins.list[ImageSearchResult]:
        """Search Docker Hub for images.

        Asks the registry in the name of the daemon, so the daemon needs a way to it. Prefix the
        term with a host to search an old-style private registry.

        Args:
            term: Text to look for in names and descriptions.
            limit: At most this many results, 1 to 100. `None`: 25.
            filters: Filter names with one value each. Names: `is-official` (`true`/`false`),
                `stars` (at least so many), and `is-automated`, which has lost its meaning.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous. Not
                part of the published API description.

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The registry cannot be reached or refused.

        Engine API: `ImageSearch`, `GET /images/search`.
        """
        return await self._engine.call(
            operations.IMAGE_SEARCH,
            {"term": term, "limit": limit, "filters": filters, "registry_auth": registry_auth},
        )

    async def prune(self, *, filters: Filters | None = None) -> ImagePruneResponse:
        """Remove unused images; by default only those without a name.

        Args:
            filters: Which ones. Names: `dangling` (`true` or absent: without a name; `false`: all
                that no container uses), `until` (created before this time: Unix seconds, RFC
                3339, or an age such as `24h`), `label` and `label!` (`key` or `key=value`,
                having or lacking it).

        Returns:
            What was untagged or deleted, and the bytes freed.

        Raises:
            BadRequest: The daemon rejected an argument.
            Conflict: Another prune is under way.
            InternalServerError: The daemon failed.

        Engine API: `ImagePrune`, `POST /images/prune`.
        """
        return await self._engine.call(operations.IMAGE_PRUNE, {"filters": filters})

    async def commit(
        self,
        *,
        container: str,
        repo: str | None = None,
        tag: str | None = None,
        comment: str | None = None,
        author: str | None = None,
        pause: bool | None = None,
        changes: builtins.list[str] | None = None,
        config: ContainerConfig | None = None,
    ) -> IDResponse:
        """Make an image of a container's present file system.

        Volumes are not included. The image gets the container's configuration, changed by `config`
        and `changes`.

        Args:
            container: Container id, unambiguous beginning of it, or name.
            repo: Name for the image. `None`: it is known by its id only.
            tag: Tag for the image; needs `repo`. `None`: `latest`.
            comment: Commit message.
            author: Author, such as `Ann <ann@example.org>`.
            pause: False does not pause the container meanwhile, at the risk of half-written files.
                Default true.
            changes: Dockerfile instructions to apply, such as `CMD [...]` or `ENV A=b`.
            config: Configuration that replaces the container's field by field where it is set.
                `None`: the container's own.

        Returns:
            The id of the image.

        Raises:
            NotFound: No such container.
            Conflict: The container is in a state that cannot be committed.
            InternalServerError: The daemon failed.

        Engine API: `ImageCommit`, `POST /commit`.
        """
        return await self._engine.call(
            operations.IMAGE_COMMIT,
            {
                "container": container,
                "repo": repo,
                "tag": tag,
                "comment": comment,
                "author": author,
                "pause": pause,
                "changes": changes,
            },
            config,
        )

    async def get(self, name: str, *, platform: OCIPlatform | None = None) -> AsyncByteStream:
        """Save one image as a tar archive.

        Given a repository without tag it saves all its tags; given an id the archive has no names.
        An error after the first byte ends up as JSON text at the end of the archive, so load or
        list it to be sure.

        Args:
            name: Image name with optional tag or digest, or its id.
            platform: Save only these platforms, a list of objects with `os`, `architecture` and
                optional `variant`; before API 1.52 just one. `None`: all that are present. New
                in API 1.48.

        Returns:
            An open stream of the tar; save it or iterate over its bytes.

        Raises:
            NotFound: No such image.
            InternalServerError: The daemon failed.

        Engine API: `ImageGet`, `GET /images/{name}/get`.
        """
        return await self._engine.byte_stream(
            operations.IMAGE_GET, {"name": name, "platform": platform}
        )

    async def get_all(
        self, *, names: builtins.list[str] | None = None, platform: OCIPlatform | None = None
    ) -> AsyncByteStream:
        """Save several images as one tar archive.

        Layers they share are stored once. An error after the first byte ends up as JSON text at the
        end of the archive.

        Args:
            names: Names or ids of the images, as a list. Without any, the archive has no image in
                it.
            platform: Save only these platforms, a list of objects with `os`, `architecture` and
                optional `variant`; before API 1.52 just one. `None`: all that are present. New
                in API 1.48.

        Returns:
            An open stream of the tar; save it or iterate over its bytes.

        Raises:
            NotFound: One of the images is not there.
            InternalServerError: The daemon failed.

        Engine API: `ImageGetAll`, `GET /images/get`.
        """
        return await self._engine.byte_stream(
            operations.IMAGE_GET_ALL, {"names": names, "platform": platform}
        )

    async def load(
        self,
        *,
        body: AsyncRequestBody,
        quiet: bool | None = None,
        platform: OCIPlatform | None = None,
    ) -> AsyncJsonStream[LoadImageInfo]:
        """Load images from a tar archive made by saving them.

        Returns an open stream of progress whose last items name what was loaded. The status is
        always 200: also a file that is no archive at all raises from the stream only.

        Args:
            body: The archive: bytes, a binary file, or an iterable of bytes; compression is
                recognised.
            quiet: False sends progress of each layer. The daemon's default is true.
            platform: Load only these platforms, a list of objects with `os`, `architecture` and
                optional `variant`; before API 1.52 just one. `None`: all in the archive. New in
                API 1.48.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `ImageLoad`, `POST /images/load`.
        """
        return await self._engine.json_stream(
            operations.IMAGE_LOAD, {"quiet": quiet, "platform": platform}, body
        )
