/** Three territories that share borders. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b6e69" />
      <path d="M6 9l6-3 8 3 6-3v17l-6 3-8-3-6 3z" fill="#fff" fillOpacity=".95" />
      <path
        d="M12 6v17M20 9v17M6 16l6-2 8 4 6-3"
        fill="none"
        stroke="#0b6e69"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
}
