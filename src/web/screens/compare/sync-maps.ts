import type { Map as LibreMap } from "maplibre-gl";

/** Two maps show the same place, whichever is moved. Gives how to part them. */
export function syncMaps(one: LibreMap, other: LibreMap): () => void {
  let isFollowing = false;
  const follow = (leader: LibreMap, follower: LibreMap) => () => {
    // the follower's own moves come back here
    if (isFollowing) return;
    isFollowing = true;
    follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
    isFollowing = false;
  };
  const [forth, back] = [follow(one, other), follow(other, one)];
  one.on("move", forth);
  other.on("move", back);
  forth();
  return () => {
    one.off("move", forth);
    other.off("move", back);
  };
}
